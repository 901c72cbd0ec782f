import type { ChainEvent, Position, Topic as TopicName } from '@pyrin/contracts'

/** What a listener is told; each event once and in order. */
export interface TopicHandler {
  /** The whole state: replaces what is shown. */
  snapshot(data: unknown, at: Position): void
  event(event: ChainEvent, at: Position): void
  /** The server does not carry the topic (true), or does again, from where this listener stands (false). */
  refused?(refused: boolean): void
}

/** One listener, and up to where it knows everything; null: nothing yet, a snapshot is needed. */
interface Listener {
  readonly handler: TopicHandler
  position: Position | null
  /** Whether the server goes on from no later than `position`: before it has said so, events may leave a hole behind them. */
  fed: boolean
}

/**
 * One topic of the connection, with its listeners. Every event of the chain has a sequence of its own, and a topic carries some of
 * them: what is not newer than a listener's position is a repeat to it, and is dropped.
 */
export class Topic {
  private listeners: readonly Listener[] = []
  private refused = false

  constructor(readonly name: TopicName) {}

  get empty(): boolean {
    return this.listeners.length === 0
  }

  /** Adds a listener that knows everything up to `position`; the result takes it away. */
  join(handler: TopicHandler, position: Position | null): () => void {
    const listener = { handler, position, fed: false }
    this.listeners = [...this.listeners, listener]
    if (this.refused) handler.refused?.(true)
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
    this.setRefused(false)
    for (const listener of this.listeners) {
      listener.position = at
      listener.fed = true
      listener.handler.snapshot(data, at)
    }
  }

  /** The server goes on from `from`: those are fed now that know at least so much. */
  resumed(from: Position): void {
    this.setRefused(false)
    for (const listener of this.listeners) {
      const held = listener.position
      if (held !== null && held.epoch === from.epoch && held.sequence >= from.sequence) listener.fed = true
    }
  }

  /** Passes an event on. `reload`: a listener holds another epoch's state, to which the event cannot be joined. */
  event(event: ChainEvent, at: Position): 'passed' | 'reload' {
    const fed = this.listeners.filter((listener) => listener.fed)
    if (fed.some(({ position }) => position !== null && position.epoch !== at.epoch)) return 'reload'
    for (const listener of fed) {
      if (listener.position !== null && at.sequence <= listener.position.sequence) continue
      listener.position = at
      listener.handler.event(event, at)
    }
    return 'passed'
  }

  /** The connection is over. It had carried everything up to `at` to those it fed, so nothing older is to come for them. */
  lost(at: Position | null): void {
    for (const listener of this.listeners) {
      const held = listener.position
      const further = at !== null && held !== null && held.epoch === at.epoch && held.sequence < at.sequence
      if (listener.fed && further) listener.position = at
      listener.fed = false
    }
  }

  /** The server does not carry the topic: nothing more comes, and each listener stays where it is. */
  refuse(): void {
    for (const listener of this.listeners) listener.fed = false
    this.setRefused(true)
  }

  /** What is held cannot be continued: only a snapshot helps. */
  forget(): void {
    for (const listener of this.listeners) {
      listener.position = null
      listener.fed = false
    }
  }

  private setRefused(refused: boolean): void {
    if (refused === this.refused) return
    this.refused = refused
    for (const { handler } of this.listeners) handler.refused?.(refused)
  }
}
