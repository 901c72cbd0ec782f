import type { ClientFrame, Position, ServerFrame, Topic as TopicName } from '@pyrin/contracts'
import { Backoff } from './backoff'
import { subscribeFrames, unsubscribeFrames } from './frames'
import { readMessage } from './messages'
import { Refusals } from './refusals'
import { browserSurroundings, type Socket, type Surroundings } from './surroundings'
import { Topic, type TopicHandler } from './topics'

/** `connecting`: a socket is being opened; `open`: events flow; `waiting`: the last attempt failed, the next is due; `stopped`. */
export type StreamState = 'stopped' | 'connecting' | 'open' | 'waiting'

const SILENCE_MILLIS_MAX = 10_000
const PING_SECONDS_DEFAULT = 25

/**
 * The one connection of a page to the live stream.
 *
 * ```
 *   start → connecting → (welcome) open → (closed, or silent after a ping) waiting → connecting → …
 * ```
 *
 * Subscriptions outlive connections: after a break every topic is asked for again from where it had come to (epoch and sequence), and
 * the server either replays what was missed or, when it cannot, sends a snapshot. A connection carries events in order, so the newest
 * one says how far every topic of it has come, the quiet ones too: every topic that the server had answered, that is, because one that
 * it refused, or had not come to yet, got none of those events. A refused topic is asked for again on the same connection (`refusals`).
 * What must be said is gathered for one turn, so that a page opening ten topics sends one frame.
 */
export class StreamClient {
  private readonly topics = new Map<TopicName, Topic>()
  private readonly listeners = new Set<(state: StreamState) => void>()
  private readonly toSubscribe = new Set<TopicName>()
  private readonly toUnsubscribe = new Set<TopicName>()
  private readonly backoff: Backoff
  /** What the server does not carry just now. */
  readonly refusals: Refusals
  private current: StreamState = 'stopped'
  private socket: Socket | null = null
  private cancelTimer: () => void = () => undefined
  private pingSeconds = PING_SECONDS_DEFAULT
  private pings = 0
  /** Up to where this connection has carried everything to the topics that were answered. */
  private newest: Position | null = null
  private flushing = false

  constructor(
    private readonly url: string,
    private readonly surroundings: Surroundings = browserSurroundings,
  ) {
    this.backoff = new Backoff(() => surroundings.random())
    this.refusals = new Refusals(surroundings, (topics) => this.ask(topics))
  }

  get state(): StreamState {
    return this.current
  }

  /** Tells of every change of state; the result ends it. */
  onState(listener: (state: StreamState) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  start(): void {
    if (this.current === 'stopped') this.connect()
  }

  stop(): void {
    this.drop()
    this.refusals.pause()
    this.setState('stopped')
  }

  /** Tries again at once if the client is waiting: the network is back, or the page is looked at again. */
  nudge(): void {
    if (this.current === 'waiting') this.connect()
  }

  /**
   * Listens to a topic; the result ends it. With `from` (the position of a body read over HTTP) the events after it follow; without,
   * a snapshot comes first.
   */
  subscribe(name: TopicName, handler: TopicHandler, from: Position | null = null): () => void {
    const topic = this.topics.get(name) ?? new Topic(name)
    this.topics.set(name, topic)
    const leave = topic.join(handler, from)
    this.toUnsubscribe.delete(name)
    this.ask([name])
    return () => {
      leave()
      if (topic.empty) this.forget(topic)
    }
  }

  private ask(names: Iterable<TopicName>): void {
    for (const name of names) if (!this.refusals.isLasting(name)) this.toSubscribe.add(name)
    this.flushSoon()
  }

  private forget(topic: Topic): void {
    if (this.topics.get(topic.name) !== topic) return
    this.topics.delete(topic.name)
    this.refusals.remove(topic.name)
    if (!this.toSubscribe.delete(topic.name)) this.toUnsubscribe.add(topic.name)
    this.flushSoon()
  }

  private connect(): void {
    this.drop()
    this.setState('connecting')
    const socket = this.surroundings.connect(this.url)
    this.socket = socket
    socket.onmessage = (message) => this.receive(message.data)
    socket.onclose = () => this.lost()
    this.cancelTimer = this.surroundings.after(SILENCE_MILLIS_MAX, () => this.lost())
  }

  /** Lets go of the socket without a word: nothing of it is heard any more. */
  private drop(): void {
    this.cancelTimer()
    const socket = this.socket
    this.socket = null
    if (socket === null) return
    socket.onmessage = null
    socket.onclose = null
    socket.close()
  }

  private lost(): void {
    this.drop()
    this.refusals.pause()
    for (const topic of this.topics.values()) topic.lost(this.newest)
    this.newest = null
    this.setState('waiting')
    this.cancelTimer = this.surroundings.after(this.backoff.next(), () => this.connect())
  }

  private receive(data: unknown): void {
    const message = readMessage(data)
    if (message === null) return
    if (this.current === 'open') this.expectSound()
    this.handle(message)
  }

  private handle(message: ServerFrame): void {
    switch (message.op) {
      case 'welcome':
        this.welcome(message.pingSeconds)
        return
      case 'snapshot':
      case 'resumed':
        this.answered(message)
        return
      case 'event': {
        this.newest = positionOf(message)
        const topic = this.topics.get(message.topic)
        if (topic?.event(message.event, this.newest) === 'reload') this.reload(topic)
        return
      }
      case 'error': {
        // Servers before this field name no topic; what is no topic of ours any more is of no interest.
        const topic = this.topics.get(message.topic as TopicName)
        if (topic === undefined) return
        topic.refuse()
        this.refusals.add(topic.name, message)
        return
      }
      case 'unsubscribed':
      case 'pong':
      case 'closing':
        return
    }
  }

  private answered(message: Extract<ServerFrame, { op: 'snapshot' | 'resumed' }>): void {
    const at = positionOf(message)
    // Events after `at` are on their way to this topic again, whatever others have heard meanwhile.
    this.newest = earlier(this.newest, at)
    this.refusals.remove(message.topic)
    const topic = this.topics.get(message.topic)
    if (message.op === 'snapshot') topic?.snapshot(message.data, at)
    else topic?.resumed(at)
  }

  private welcome(pingSeconds: number): void {
    this.pingSeconds = pingSeconds
    this.backoff.reset()
    this.setState('open')
    this.expectSound()
    this.toUnsubscribe.clear()
    this.ask(this.topics.keys())
    this.flush()
  }

  private reload(topic: Topic): void {
    topic.forget()
    this.ask([topic.name])
  }

  /** After a quiet spell asks for a sign of life, and gives the connection up if none comes. */
  private expectSound(): void {
    this.cancelTimer()
    this.cancelTimer = this.surroundings.after(this.pingSeconds * 1000, () => {
      this.send({ op: 'ping', id: ++this.pings })
      this.cancelTimer = this.surroundings.after(SILENCE_MILLIS_MAX, () => this.lost())
    })
  }

  private flushSoon(): void {
    if (this.flushing) return
    this.flushing = true
    queueMicrotask(() => {
      this.flushing = false
      if (this.current === 'open') this.flush()
    })
  }

  private flush(): void {
    const asked = [...this.toSubscribe].flatMap((name) => this.topics.get(name) ?? [])
    for (const frame of [...unsubscribeFrames(this.toUnsubscribe), ...subscribeFrames(asked)])
      this.send(frame)
    this.toUnsubscribe.clear()
    this.toSubscribe.clear()
  }

  private send(message: ClientFrame): void {
    this.socket?.send(JSON.stringify(message))
  }

  private setState(state: StreamState): void {
    if (state === this.current) return
    this.current = state
    for (const listener of [...this.listeners]) listener(state)
  }
}

function positionOf(message: Position): Position {
  return { epoch: message.epoch, sequence: message.sequence }
}

/** Of two places the one that surely lies behind both; null: nothing is known of the connection yet. */
function earlier(one: Position | null, other: Position): Position | null {
  return one !== null && one.epoch === other.epoch && one.sequence > other.sequence ? other : one
}
