import type { ClientFrame, Position, Topic } from '@pyrin/contracts'
import { expect, it } from 'vitest'
import { StreamClient } from '../src'
import { FakeSurroundings, type FakeSocket } from './fakes'

/**
 * A server that does what the real one does, over a network that delays and breaks: it refuses topics, answers snapshots late and
 * replays what came meanwhile. Whatever happens, no listener may miss an event, hear one twice or hear one that a snapshot contained.
 */

const TOPICS: readonly Topic[] = ['blocks', 'metrics', 'mempool', 'transactions']
const EPOCH = 'e1'

/** Numbers from a seed (mulberry32). */
function chance(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

/** What one listener was told, checked as it comes. */
class Watcher {
  at: number
  refused = false
  constructor(
    private readonly log: readonly Topic[],
    private readonly topic: Topic,
    at: number | null,
  ) {
    this.at = at ?? Number.NaN
  }
  snapshot(_: unknown, at: Position): void {
    this.at = at.sequence
  }
  event(_: unknown, at: Position): void {
    expect(this.at, 'no event before a state').not.toBeNaN()
    expect(at.sequence, `the event of ${this.topic} after ${this.at}`).toBe(this.next())
    this.at = at.sequence
  }
  /** The sequence of the topic's first event after what is known. */
  next(): number {
    return this.log.findIndex((topic, sequence) => sequence > this.at && topic === this.topic)
  }
}

class Server {
  /** The topic of each event, by sequence. */
  readonly log: Topic[] = ['blocks']
  refuses = 0
  private live = new Set<Topic>()
  private loading: { topic: Topic; at: number }[] = []
  private wire: unknown[] = []
  private read = 0
  private socket: FakeSocket | null = null

  constructor(private readonly below: (limit: number) => number) {}

  connected(socket: FakeSocket): void {
    this.socket = socket
    this.read = 0
    this.live.clear()
    this.loading = []
    this.wire = [{ op: 'welcome', protocol: 1, network: 'n', epoch: EPOCH, sequence: 0, pingSeconds: 25 }]
  }

  publish(topic: Topic): void {
    const sequence = this.log.push(topic) - 1
    if (this.live.has(topic)) this.sendEvent(topic, sequence)
  }

  /** Takes one frame of the client, or ends one read of a snapshot. */
  work(): void {
    const loaded = this.below(2) === 0 ? this.loading.shift() : undefined
    const frame = this.socket?.said[this.read]
    if (loaded !== undefined) this.answer(loaded.topic, loaded.at)
    else if (frame !== undefined) {
      this.read++
      this.take(frame)
    }
  }

  /** Lets the client hear one frame. */
  deliver(): boolean {
    const frame = this.wire.shift()
    if (frame !== undefined) this.socket?.hear(frame)
    return frame !== undefined
  }

  idle(): boolean {
    return this.wire.length + this.loading.length === 0 && this.read === (this.socket?.said.length ?? 0)
  }

  private take(frame: ClientFrame): void {
    if (frame.op === 'ping') this.wire.push({ op: 'pong', id: frame.id })
    if (frame.op === 'unsubscribe') for (const topic of frame.topics) this.live.delete(topic as Topic)
    if (frame.op !== 'subscribe') return
    for (const topic of frame.topics as readonly Topic[]) {
      this.live.delete(topic)
      this.loading = this.loading.filter((load) => load.topic !== topic)
      if (this.below(100) < this.refuses) {
        const code = this.below(2) === 0 ? 'busy' : 'not-ready'
        this.wire.push({ op: 'error', code, message: 'later', topic })
      } else if (frame.resume !== undefined && frame.resume !== null) {
        this.wire.push({ op: 'resumed', topic, ...frame.resume })
        this.replay(topic, frame.resume.sequence)
      } else this.loading.push({ topic, at: this.log.length - 1 })
    }
  }

  private answer(topic: Topic, at: number): void {
    this.wire.push({ op: 'snapshot', topic, reason: 'subscribed', epoch: EPOCH, sequence: at, data: null })
    this.replay(topic, at)
  }

  private replay(topic: Topic, from: number): void {
    this.live.add(topic)
    this.log.forEach((of, sequence) => sequence > from && of === topic && this.sendEvent(topic, sequence))
  }

  private sendEvent(topic: Topic, sequence: number): void {
    this.wire.push({ op: 'event', topic, epoch: EPOCH, sequence, event: { type: 'e' } })
  }
}

async function walk(seed: number): Promise<void> {
  const below = chance(seed)
  const world = new FakeSurroundings()
  const server = new Server(below)
  const client = new StreamClient('ws://host/stream', world)
  const watchers = new Map<Watcher, () => void>()
  const aTopic = () => TOPICS[below(TOPICS.length)] ?? 'blocks'
  let sockets = 0
  const settle = async () => {
    await Promise.resolve()
    if (world.sockets.length > sockets) server.connected(world.last)
    sockets = world.sockets.length
  }
  const join = () => {
    const topic = aTopic()
    const newest = server.log.length - 1
    const at = below(3) === 0 ? null : Math.max(0, newest - below(6))
    const watcher = new Watcher(server.log, topic, at)
    const handler = {
      snapshot: (data: unknown, place: Position) => watcher.snapshot(data, place),
      event: (event: unknown, place: Position) => watcher.event(event, place),
      refused: (refused: boolean) => (watcher.refused = refused),
    }
    watchers.set(
      watcher,
      client.subscribe(topic, handler, at === null ? null : { epoch: EPOCH, sequence: at }),
    )
  }
  const leave = () => {
    const [first] = [...watchers]
    if (first === undefined) return
    watchers.delete(first[0])
    first[1]()
  }
  client.start()
  server.refuses = 40
  for (let step = 0; step < 600; step++) {
    const what = below(100)
    if (what < 30) server.publish(aTopic())
    else if (what < 55) server.work()
    else if (what < 85) server.deliver()
    else if (what < 90) join()
    else if (what < 94) leave()
    else if (what < 96) world.last.onclose?.()
    else world.pass(below(2_000))
    await settle()
  }
  server.refuses = 0
  for (let round = 0; round < 200; round++) {
    world.pass(1_000)
    await settle()
    for (let turns = 0; turns < 500 && !server.idle(); turns++) {
      server.work()
      server.deliver()
      await settle()
    }
  }
  expect(client.state).toBe('open')
  expect(client.refusals.all).toEqual([])
  for (const watcher of watchers.keys()) {
    expect(watcher.at, 'a state').not.toBeNaN()
    expect(watcher.next(), 'nothing is missing at the end').toBe(-1)
    expect(watcher.refused).toBe(false)
  }
}

it.each(Array.from({ length: 40 }, (_, index) => index + 1))('seed %i', walk)
