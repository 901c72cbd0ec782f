import type { FailureCode, ServerFrameFailure, Topic as TopicName } from '@pyrin/contracts'
import { Backoff } from './backoff'
import type { Surroundings } from './surroundings'

/** A topic that the server does not carry: `passing` ones are asked for again by themselves, the others never. */
export interface Refusal {
  readonly topic: TopicName
  readonly passing: boolean
  /** The server's words: one sentence. */
  readonly message: string
}

/** Which refusals pass. A word that a newer server may use and that is not known here is taken for lasting. */
const PASSING: Readonly<Record<FailureCode, boolean>> = {
  busy: true,
  'not-ready': true,
  'bad-topic': false,
  limit: false,
  'bad-frame': false,
}

const FIRST_MILLIS = 1_000
const LONGEST_MILLIS = 30_000

/**
 * The topics that the server refused, and when to ask for them again: all that may pass together, so that a page with many topics is
 * one or two frames a round; at first after a second, at most every half minute, until each is answered.
 */
export class Refusals {
  private readonly refused = new Map<TopicName, Refusal>()
  private readonly listeners = new Set<(refusals: readonly Refusal[]) => void>()
  private readonly backoff: Backoff
  private cancelTimer: (() => void) | null = null
  private current: readonly Refusal[] = []

  constructor(
    private readonly surroundings: Surroundings,
    private readonly askAgain: (topics: readonly TopicName[]) => void,
  ) {
    this.backoff = new Backoff(() => surroundings.random(), FIRST_MILLIS, LONGEST_MILLIS)
  }

  /** The same list until something changes. */
  get all(): readonly Refusal[] {
    return this.current
  }

  /** Tells of every change; the result ends it. */
  onChange(listener: (refusals: readonly Refusal[]) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Whether asking for the topic again is of no use. */
  isLasting(topic: TopicName): boolean {
    return this.refused.get(topic)?.passing === false
  }

  add(topic: TopicName, { code, message }: ServerFrameFailure): void {
    const passing = Object.hasOwn(PASSING, code) && PASSING[code]
    this.refused.set(topic, { topic, passing, message })
    if (passing) this.cancelTimer ??= this.surroundings.after(this.backoff.next(), () => this.due())
    this.changed()
  }

  /** The server carries the topic, or nobody wants it any more. */
  remove(topic: TopicName): void {
    if (!this.refused.delete(topic)) return
    if (this.passing().length === 0) {
      this.pause()
      this.backoff.reset()
    }
    this.changed()
  }

  /** Asks for nothing until the next refusal: there is no connection, and a new one asks for everything. */
  pause(): void {
    this.cancelTimer?.()
    this.cancelTimer = null
  }

  private due(): void {
    this.cancelTimer = null
    this.askAgain(this.passing())
  }

  private passing(): TopicName[] {
    return [...this.refused.values()].filter(({ passing }) => passing).map(({ topic }) => topic)
  }

  private changed(): void {
    this.current = [...this.refused.values()]
    for (const listener of [...this.listeners]) listener(this.current)
  }
}
