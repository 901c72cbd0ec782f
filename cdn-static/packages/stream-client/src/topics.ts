import type { ChainEvent, Position, Topic as TopicName } from '@pyrin/contracts'

/** What a subscriber is told; each event once and in order. */
export interface TopicHandler {
  /** The whole state: replaces what is shown. */
  snapshot(data: unknown, at: Position): void
  event(event: ChainEvent, at: Position): void
}

/**
 * One topic of the connection: who listens, and how far it has come. Every event of the chain has a sequence of its own, and a topic
 * carries some of them: what is not newer than the position is a repeat, and is dropped.
 */
export class Topic {
  readonly handlers = new Set<TopicHandler>()
  /** Up to where the listeners know everything. Null: nothing yet, a snapshot is needed. */
  position: Position | null = null

  constructor(readonly name: TopicName) {}

  snapshot(data: unknown, at: Position): void {
    this.position = at
    for (const handler of [...this.handlers]) handler.snapshot(data, at)
  }

  /** Passes an event on. A repeat is dropped; one of another epoch cannot be joined to what is held: `reload`. */
  event(event: ChainEvent, at: Position): 'passed' | 'dropped' | 'reload' {
    const held = this.position
    if (held !== null && held.epoch !== at.epoch) return 'reload'
    if (held !== null && at.sequence <= held.sequence) return 'dropped'
    this.position = at
    for (const handler of [...this.handlers]) handler.event(event, at)
    return 'passed'
  }

  /** The connection has carried everything up to `at`, so this topic has nothing older to come. */
  advance(at: Position): void {
    const held = this.position
    if (held !== null && held.epoch === at.epoch && held.sequence < at.sequence) this.position = at
  }
}
