const FIRST_MILLIS = 500
const LONGEST_MILLIS = 15_000

/**
 * Waits between attempts: doubling from the first (half a second) to the longest (15 s), each spread over its upper half so that clients
 * do not come back together.
 */
export class Backoff {
  private attempts = 0

  constructor(
    private readonly random: () => number,
    private readonly firstMillis = FIRST_MILLIS,
    private readonly longestMillis = LONGEST_MILLIS,
  ) {}

  /** Milliseconds to wait before the next attempt. */
  next(): number {
    const full = Math.min(this.longestMillis, this.firstMillis * 2 ** this.attempts)
    this.attempts = Math.min(this.attempts + 1, 10)
    return Math.round(full * (0.5 + this.random() / 2))
  }

  /** An attempt was good: the next trouble starts from the shortest wait. */
  reset(): void {
    this.attempts = 0
  }
}
