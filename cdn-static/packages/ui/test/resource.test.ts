import { beforeEach, describe, expect, it } from 'vitest'
import { ApiError } from '@pyrin/api-client'
import type { ChainEvent, Position, Topic } from '@pyrin/contracts'
import type { StreamState, TopicHandler } from '@pyrin/stream-client'
import { LiveResource, type EventSource, type ResourceRecipe, type Timing } from '../src/live/resource'

interface Body {
  readonly at: Position
  readonly value: string
}

const body = (sequence: number, value: string): Body => ({ at: { epoch: 'e', sequence }, value })
const event = (sequence: number): ChainEvent =>
  ({ type: 'transactionsUnaccepted', at: { epoch: 'e', sequence }, removedBlock: '', ids: [] }) as const

class FakeStream implements EventSource {
  state: StreamState = 'open'
  handler: TopicHandler | null = null
  from: Position | null | undefined
  private listener: ((state: StreamState) => void) | null = null

  onState(listener: (state: StreamState) => void) {
    this.listener = listener
    return () => (this.listener = null)
  }
  subscribe(_topic: Topic, handler: TopicHandler, from?: Position | null) {
    this.handler = handler
    this.from = from
    return () => (this.handler = null)
  }
  refuse(refused: boolean) {
    this.handler?.refused?.(refused)
  }
  become(state: StreamState) {
    this.state = state
    this.listener?.(state)
  }
}

class FakeTiming implements Timing {
  private now = 0
  private timers: { at: number; callback: () => void }[] = []
  after(millis: number, callback: () => void) {
    const timer = { at: this.now + millis, callback }
    this.timers.push(timer)
    return () => (this.timers = this.timers.filter((t) => t !== timer))
  }
  nextFrame(callback: () => void) {
    this.timers.push({ at: this.now + 16, callback })
  }
  async pass(millis: number) {
    const end = this.now + millis
    for (;;) {
      await settle()
      const due = this.timers.filter((t) => t.at <= end).sort((a, b) => a.at - b.at)[0]
      if (due === undefined) break
      this.timers = this.timers.filter((t) => t !== due)
      this.now = due.at
      due.callback()
    }
    this.now = end
  }
}

/** Lets promises that are already decided take effect. */
const settle = async () => {
  for (let i = 0; i < 5; i++) await Promise.resolve()
}

let stream: FakeStream
let timing: FakeTiming
let answers: (Body | Error)[]
let loads: number
let changes: number

beforeEach(() => {
  stream = new FakeStream()
  timing = new FakeTiming()
  answers = []
  loads = 0
  changes = 0
})

function make(given: Partial<ResourceRecipe<Body>> = {}): LiveResource<Body> {
  const resource = new LiveResource<Body>(
    {
      load: () => {
        loads++
        const answer = answers.shift() ?? new Error('no answer left')
        return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer)
      },
      position: (data) => data.at,
      topic: 'blocks',
      ...given,
    },
    stream,
    timing,
  )
  resource.onChange(() => changes++)
  resource.start()
  return resource
}

describe('LiveResource', () => {
  it('loads, then follows the stream from where the body stands', async () => {
    answers = [body(7, 'a')]
    const resource = make()
    expect(resource.state).toEqual({ data: null, error: null })
    await timing.pass(20)
    expect(resource.state.data?.value).toBe('a')
    expect(stream.from).toEqual({ epoch: 'e', sequence: 7 })
    await timing.pass(600_000)
    expect(loads).toBe(1)
  })

  it('applies events, and tells of many in one frame once', async () => {
    answers = [body(1, 'a')]
    const resource = make({ reduce: (data, { at }) => ({ ...data, value: `${data.value}${at.sequence}` }) })
    await timing.pass(20)
    const before = changes
    for (const sequence of [2, 3, 4]) stream.handler?.event(event(sequence), event(sequence).at)
    await timing.pass(20)
    expect(resource.state.data?.value).toBe('a234')
    expect(changes).toBe(before + 1)
  })

  it('does not tell when an event changes nothing', async () => {
    answers = [body(1, 'a')]
    make({ reduce: (data) => data })
    await timing.pass(20)
    const before = changes
    stream.handler?.event(event(2), event(2).at)
    await timing.pass(20)
    expect(changes).toBe(before)
  })

  it('reads again at once when only the server can tell, and once more for all that came meanwhile', async () => {
    answers = [body(1, 'a'), body(2, 'b'), body(5, 'c')]
    const resource = make()
    await timing.pass(20)
    for (const sequence of [2, 3, 4, 5]) stream.handler?.event(event(sequence), event(sequence).at)
    await timing.pass(399)
    expect(loads).toBeLessThanOrEqual(3)
    await timing.pass(400)
    expect(resource.state.data?.value).toBe('c')
    expect(loads).toBe(3)
  })

  it('reads again when the answer is older than the event that asked for it', async () => {
    answers = [body(1, 'a'), body(1, 'stale'), body(2, 'fresh')]
    const resource = make()
    await timing.pass(20)
    stream.handler?.event(event(2), event(2).at)
    await timing.pass(20)
    expect(resource.state.data?.value).toBe('a')
    await timing.pass(1_000)
    expect(resource.state.data?.value).toBe('fresh')
  })

  it('takes a snapshot for the whole state', async () => {
    answers = [body(1, 'a')]
    const resource = make({ fromSnapshot: (data) => data as Body })
    await timing.pass(20)
    stream.handler?.snapshot(body(9, 'snap'), { epoch: 'e', sequence: 9 })
    await timing.pass(20)
    expect(resource.state.data?.value).toBe('snap')
    expect(loads).toBe(1)
  })

  it('reads again on a snapshot of another shape', async () => {
    answers = [body(1, 'a'), body(9, 'b')]
    const resource = make()
    await timing.pass(20)
    stream.handler?.snapshot({}, { epoch: 'e', sequence: 9 })
    await timing.pass(20)
    expect(resource.state.data?.value).toBe('b')
  })

  it('reads every five seconds while the stream is down, and stops when it is back', async () => {
    answers = Array.from({ length: 10 }, (_, i) => body(i, `${i}`))
    make()
    await timing.pass(20)
    stream.become('waiting')
    await timing.pass(10_100)
    expect(loads).toBe(3)
    stream.become('open')
    await timing.pass(60_000)
    expect(loads).toBe(3)
  })

  it('reads every five seconds while its topic is refused, and stops when it is served', async () => {
    answers = Array.from({ length: 10 }, (_, i) => body(i, `${i}`))
    make()
    await timing.pass(20)
    stream.refuse(true)
    await timing.pass(10_100)
    expect(loads).toBe(3)
    stream.refuse(false)
    await timing.pass(60_000)
    expect(loads).toBe(3)
  })

  it('does not apply again what a body that was read meanwhile contains', async () => {
    answers = [body(1, 'a'), body(5, 'b')]
    const resource = make({ reduce: (data, { at }) => ({ ...data, value: `${data.value}${at.sequence}` }) })
    await timing.pass(20)
    stream.refuse(true)
    await timing.pass(5_100)
    stream.refuse(false)
    for (const sequence of [2, 5, 6]) stream.handler?.event(event(sequence), event(sequence).at)
    await timing.pass(20)
    expect(resource.state.data?.value).toBe('b6')
    expect(loads).toBe(2)
  })

  it('polls where it is told to', async () => {
    answers = Array.from({ length: 10 }, (_, i) => body(i, `${i}`))
    make({ pollMillis: (data) => (data.value === '2' ? null : 1_000) })
    await timing.pass(60_000)
    expect(loads).toBe(3)
  })

  it('keeps old data when a later read fails, says so, and goes on trying', async () => {
    answers = [body(1, 'a'), new ApiError('offline', 'down'), body(2, 'b')]
    const resource = make()
    await timing.pass(20)
    stream.handler?.event(event(2), event(2).at)
    await timing.pass(20)
    expect(resource.state.data?.value).toBe('a')
    expect(resource.state.error?.message).toBe('down')
    await timing.pass(1_000)
    expect(resource.state).toEqual({ data: body(2, 'b'), error: null })
  })

  it('waits for what is not there yet, by the stream and by asking again', async () => {
    answers = [new ApiError('not-found', 'none'), new ApiError('not-found', 'none'), body(3, 'here')]
    const resource = make()
    await timing.pass(20)
    expect(resource.state.error?.kind).toBe('not-found')
    expect(stream.from).toBeNull()
    stream.handler?.event(event(3), event(3).at)
    await timing.pass(5_000)
    expect(resource.state.data?.value).toBe('here')
  })

  it('lets go of what is gone', async () => {
    answers = [body(1, 'a'), new ApiError('not-found', 'none')]
    const resource = make()
    await timing.pass(20)
    stream.handler?.event(event(2), event(2).at)
    await timing.pass(20)
    expect(resource.state).toMatchObject({ data: null, error: { kind: 'not-found' } })
  })

  it('does not ask again for what is malformed', async () => {
    answers = [new ApiError('bad-request', 'no hash')]
    make()
    await timing.pass(600_000)
    expect(loads).toBe(1)
  })

  it('retries a first failure even when the stream comes up meanwhile', async () => {
    answers = [new ApiError('offline', 'down'), body(1, 'a')]
    stream.state = 'connecting'
    const resource = make()
    await timing.pass(20)
    stream.become('open')
    await timing.pass(1_000)
    expect(resource.state.data?.value).toBe('a')
  })

  it('is silent once stopped', async () => {
    answers = [body(1, 'a')]
    const resource = make()
    resource.stop()
    await timing.pass(600_000)
    expect(loads).toBe(1)
    expect(resource.state.data).toBeNull()
    expect(stream.handler).toBeNull()
  })
})
