import type { ChainEvent, Position, Topic as TopicName } from '@pyrin/contracts'

/** What a listener is told; each event once and in order. */
export interface TopicHandler {
  /** The whole state: replaces what is shown. */
  snapshot(data: unknown, at: Position): void
  event(event: ChainEvent, at: Position): void
}

/** One listener, and up to where it knows everything; null: nothing yet, a snapshot is needed. */
interface Listener {
  readonly handler: TopicHandler
  position: Position | null
}

/**
 * One topic of the connection, with its listeners. Every event of the chain has a sequence of its own, and a topic carries some of
 * them: what is not newer than a listener's position is a repeat to it, and is dropped.
 */
export class Topic {
  private listeners: readonly Listener[] = []

  constructor(readonly name: TopicName) {}

  get empty(): boolean {
    return this.listeners.length === 0
  }

  /** Adds a listener that knows everything up to `position`; the result takes it away. */
  join(handler: TopicHandler, position: Position | null): () => void {
    const listener = { handler, position }
    this.listeners = [...this.listeners, listener]
    return () => (this.listeners = this.listeners.filter((other) => other !== listener))
  }

  /** Where the server has to go on from to serve every listener; null: with a snapshot. */
  get resume(): Position | null {
    const [first, ...others] = this.listeners.map((listener) => listener.position)
    let least = first ?? null
    for (const position of others) {
      if (least === null || position === null || position.epoch !== least.epoch) return null
      if (position.sequence < least.sequence) least = position
    }
    return least
  }

  snapshot(data: unknown, at: Position): void {
    for (const listener of this.listeners) {
      listener.position = at
      listener.handler.snapshot(data, at)
    }
  }

  /** Passes an event on. `reload`: a listener holds another epoch's state, to which the event cannot be joined. */
  event(event: ChainEvent, at: Position): 'passed' | 'reload' {
    if (this.listeners.some(({ position }) => position !== null && position.epoch !== at.epoch))
      return 'reload'
    for (const listener of this.listeners) {
      if (listener.position !== null && at.sequence <= listener.position.sequence) continue
      listener.position = at
      listener.handler.event(event, at)
    }
    return 'passed'
  }

  /** The connection has carried everything up to `at`, so nothing older is to come for this topic. */
  advance(at: Position): void {
    for (const listener of this.listeners) {
      const held = listener.position
      if (held !== null && held.epoch === at.epoch && held.sequence < at.sequence) listener.position = at
    }
  }

  /** What is held cannot be continued: only a snapshot helps. */
  forget(): void {
    for (const listener of this.listeners) listener.position = null
  }
}
