import type { ChainEvent, ClientFrame, Position } from '@pyrin/contracts'
import type { Socket, Surroundings, TopicHandler } from '../src'

/** The far end of a socket: what the client said, and ways to answer. */
export class FakeSocket implements Socket {
  onopen: (() => void) | null = null
  onmessage: ((message: { readonly data: unknown }) => void) | null = null
  onclose: (() => void) | null = null
  readonly said: ClientFrame[] = []
  closed = false

  constructor(readonly url: string) {}

  send(text: string): void {
    this.said.push(JSON.parse(text) as ClientFrame)
  }
  close(): void {
    this.closed = true
  }
  hear(message: unknown): void {
    this.onmessage?.({ data: typeof message === 'string' ? message : JSON.stringify(message) })
  }
  welcome(): void {
    this.hear({ op: 'welcome', protocol: 1, network: 'simnet', epoch: 'e1', sequence: 0, pingSeconds: 25 })
  }
  snapshot(topic: string, sequence: number, data: unknown, epoch = 'e1'): void {
    this.hear({ op: 'snapshot', topic, reason: 'subscribed', epoch, sequence, data })
  }
  resumed(topic: string, sequence: number, epoch = 'e1'): void {
    this.hear({ op: 'resumed', topic, epoch, sequence })
  }
  refuse(topic: string | null, code: string, message = `${code}, says the server`): void {
    this.hear({ op: 'error', code, message, topic })
  }
  /** An event is opaque to the client: a type is enough to know it again. */
  event(topic: string, sequence: number, type: string, epoch = 'e1'): void {
    this.hear({ op: 'event', topic, epoch, sequence, event: { type } })
  }
  subscriptions(): { topics: readonly string[]; resume: Position | null | undefined }[] {
    return this.said.flatMap((m) => (m.op === 'subscribe' ? [{ topics: m.topics, resume: m.resume }] : []))
  }
}

/** A clock that moves only by `pass`, chance that is always 1, and sockets that are kept. */
export class FakeSurroundings implements Surroundings {
  readonly sockets: FakeSocket[] = []
  private now = 0
  private timers: { at: number; callback: () => void }[] = []

  connect(url: string): Socket {
    const socket = new FakeSocket(url)
    this.sockets.push(socket)
    return socket
  }
  after(millis: number, callback: () => void): () => void {
    const timer = { at: this.now + millis, callback }
    this.timers.push(timer)
    return () => (this.timers = this.timers.filter((t) => t !== timer))
  }
  random(): number {
    return 1
  }
  get last(): FakeSocket {
    return this.sockets.at(-1)!
  }
  pass(millis: number): void {
    const end = this.now + millis
    for (;;) {
      const due = this.timers.filter((t) => t.at <= end).sort((a, b) => a.at - b.at)[0]
      if (due === undefined) break
      this.timers = this.timers.filter((t) => t !== due)
      this.now = due.at
      due.callback()
    }
    this.now = end
  }
}

/** Writes down what it is told, as `snapshot 5 data` and `event 6 type`. */
export class RecordingHandler implements TopicHandler {
  readonly heard: string[] = []
  snapshot(data: unknown, at: Position): void {
    this.heard.push(`snapshot ${at.epoch}:${at.sequence} ${JSON.stringify(data)}`)
  }
  event(event: ChainEvent, at: Position): void {
    this.heard.push(`event ${at.epoch}:${at.sequence} ${event.type}`)
  }
  refused(refused: boolean): void {
    this.heard.push(refused ? 'refused' : 'served')
  }
}
