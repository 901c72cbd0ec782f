import type { ClientFrame, Position, ServerFrame, Topic as TopicName } from '@pyrin/contracts'
import { Backoff } from './backoff'
import { readMessage } from './messages'
import { browserSurroundings, type Socket, type Surroundings } from './surroundings'
import { Topic, type TopicHandler } from './topics'

/** `connecting`: a socket is being opened; `open`: events flow; `waiting`: the last attempt failed, the next is due; `stopped`. */
export type StreamState = 'stopped' | 'connecting' | 'open' | 'waiting'

const SILENCE_MILLIS_MAX = 10_000
const PING_SECONDS_DEFAULT = 25
/** Keeps a subscribe frame below the server's 4 KiB even for addresses. */
const TOPICS_PER_MESSAGE_MAX = 24

/**
 * The one connection of a page to the live stream.
 *
 * ```
 *   start → connecting → (welcome) open → (closed, or silent after a ping) waiting → connecting → …
 * ```
 *
 * Subscriptions outlive connections: after a break every topic is asked for again from where it had come to (epoch and sequence), and
 * the server either replays what was missed or, when it cannot, sends a snapshot. A connection carries events in order, so the newest
 * one says how far every topic of it has come, the quiet ones too. What must be said is gathered for one turn, so that a page opening
 * ten topics sends one frame.
 */
export class StreamClient {
  private readonly topics = new Map<TopicName, Topic>()
  private readonly listeners = new Set<(state: StreamState) => void>()
  private readonly toSubscribe = new Set<TopicName>()
  private readonly toUnsubscribe = new Set<TopicName>()
  private readonly backoff: Backoff
  private current: StreamState = 'stopped'
  private socket: Socket | null = null
  private cancelTimer: () => void = () => undefined
  private pingSeconds = PING_SECONDS_DEFAULT
  private pings = 0
  /** The newest event of this connection. */
  private newest: Position | null = null
  private flushing = false

  constructor(
    private readonly url: string,
    private readonly surroundings: Surroundings = browserSurroundings,
  ) {
    this.backoff = new Backoff(() => surroundings.random())
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
    this.toSubscribe.add(name)
    this.flushSoon()
    return () => {
      leave()
      if (topic.empty) this.forget(topic)
    }
  }

  private forget(topic: Topic): void {
    if (this.topics.get(topic.name) !== topic) return
    this.topics.delete(topic.name)
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
    const newest = this.newest
    this.newest = null
    for (const topic of this.topics.values())
      if (newest !== null && !this.toSubscribe.has(topic.name)) topic.advance(newest)
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
        this.topics.get(message.topic)?.snapshot(message.data, positionOf(message))
        return
      case 'event': {
        this.newest = positionOf(message)
        const topic = this.topics.get(message.topic)
        if (topic?.event(message.event, this.newest) === 'reload') this.reload(topic)
        return
      }
      case 'resumed':
      case 'unsubscribed':
      case 'pong':
      case 'error':
      case 'closing':
        return
    }
  }

  private welcome(pingSeconds: number): void {
    this.pingSeconds = pingSeconds
    this.backoff.reset()
    this.setState('open')
    this.expectSound()
    this.toUnsubscribe.clear()
    for (const name of this.topics.keys()) this.toSubscribe.add(name)
    this.flush()
  }

  private reload(topic: Topic): void {
    topic.forget()
    this.toSubscribe.add(topic.name)
    this.flushSoon()
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
    for (const topics of chunks([...this.toUnsubscribe])) this.send({ op: 'unsubscribe', topics })
    for (const { resume, names } of this.groupByResume()) {
      for (const topics of chunks(names))
        this.send({ op: 'subscribe', topics, ...(resume === null ? {} : { resume }) })
    }
    this.toUnsubscribe.clear()
    this.toSubscribe.clear()
  }

  /** Topics that go on from the same position share a frame. */
  private groupByResume(): Iterable<{ resume: Position | null; names: TopicName[] }> {
    const groups = new Map<string, { resume: Position | null; names: TopicName[] }>()
    for (const name of this.toSubscribe) {
      const resume = this.topics.get(name)?.resume ?? null
      const key = resume === null ? '' : `${resume.epoch}/${resume.sequence}`
      const group = groups.get(key) ?? { resume, names: [] }
      group.names.push(name)
      groups.set(key, group)
    }
    return groups.values()
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

function chunks(names: readonly TopicName[]): TopicName[][] {
  const result: TopicName[][] = []
  for (let i = 0; i < names.length; i += TOPICS_PER_MESSAGE_MAX)
    result.push(names.slice(i, i + TOPICS_PER_MESSAGE_MAX))
  return result
}
