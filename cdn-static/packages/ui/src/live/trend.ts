/** What a figure was at a time, in milliseconds since the epoch. */
export interface TrendPoint {
  readonly timestamp: number
  readonly value: number
}

/**
 * The way a figure went while somebody looked: for figures that have no history on the server. A point every few seconds, the oldest
 * ones let go.
 */
export class Trend {
  private held: readonly TrendPoint[] = []

  constructor(
    private readonly everyMillis: number,
    private readonly pointsMax: number,
  ) {}

  get points(): readonly TrendPoint[] {
    return this.held
  }

  /** Notes the figure, unless the last note is too young. After a long pause the line begins anew: nobody knows what was between. */
  note(timestamp: number, value: number): void {
    const last = this.held.at(-1)?.timestamp ?? Number.NEGATIVE_INFINITY
    const passed = timestamp - last
    if (passed >= 0 && passed < this.everyMillis) return
    const goesOn = passed >= 0 && passed < this.everyMillis * this.pointsMax
    this.held = [...(goesOn ? this.held : []), { timestamp, value }].slice(-this.pointsMax)
  }
}
