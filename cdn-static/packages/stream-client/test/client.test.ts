import { beforeEach, describe, expect, it } from 'vitest'
import { StreamClient } from '../src'
import { FakeSurroundings, RecordingHandler } from './fakes'

let world: FakeSurroundings
let client: StreamClient
let blocks: RecordingHandler

beforeEach(() => {
  world = new FakeSurroundings()
  client = new StreamClient('ws://host/stream', world)
  blocks = new RecordingHandler()
})

/** Lets the turn end in which the client gathers what it has to say. */
const turn = () => Promise.resolve()

function open() {
  client.start()
  world.last.welcome()
}

describe('a first connection', () => {
  it('subscribes only after the welcome, and asks for a snapshot', () => {
    client.subscribe('blocks', blocks)
    client.start()
    expect(client.state).toBe('connecting')
    expect(world.last.said).toEqual([])
    world.last.welcome()
    expect(client.state).toBe('open')
    expect(world.last.subscriptions()).toEqual([{ topics: ['blocks'], resume: undefined }])
  })

  it('passes the snapshot and then the events on', () => {
    client.subscribe('blocks', blocks)
    open()
    world.last.snapshot('blocks', 5, [1])
    world.last.event('blocks', 6, 'added')
    expect(blocks.heard).toEqual(['snapshot e1:5 [1]', 'event e1:6 added'])
  })

  it('goes on from a body that was read over HTTP', () => {
    client.subscribe('blocks', blocks, { epoch: 'e1', sequence: 41 })
    open()
    expect(world.last.subscriptions()).toEqual([
      { topics: ['blocks'], resume: { epoch: 'e1', sequence: 41 } },
    ])
  })

  it('says what belongs together in one frame', async () => {
    open()
    client.subscribe('blocks', blocks)
    client.subscribe('metrics', blocks)
    await turn()
    expect(world.last.subscriptions()).toEqual([{ topics: ['blocks', 'metrics'], resume: undefined }])
  })

  it('keeps frames small', async () => {
    open()
    for (let i = 0; i < 60; i++) client.subscribe(`tx:${i}`, blocks)
    await turn()
    expect(world.last.subscriptions().map((s) => s.topics.length)).toEqual([24, 24, 12])
  })
})

describe('order', () => {
  beforeEach(() => {
    client.subscribe('blocks', blocks)
    open()
    world.last.snapshot('blocks', 5, [])
    blocks.heard.length = 0
  })

  it('drops what is not newer than what it has', () => {
    world.last.event('blocks', 4, 'old')
    world.last.event('blocks', 5, 'in the snapshot')
    world.last.event('blocks', 6, 'a')
    world.last.event('blocks', 6, 'a again')
    expect(blocks.heard).toEqual(['event e1:6 a'])
  })

  it('asks for a snapshot when an event of another epoch comes', async () => {
    world.last.event('blocks', 7, 'foreign', 'e2')
    await turn()
    expect(blocks.heard).toEqual([])
    expect(world.last.subscriptions().at(-1)).toEqual({ topics: ['blocks'], resume: undefined })
    world.last.snapshot('blocks', 2, ['new'], 'e2')
    world.last.event('blocks', 3, 'next', 'e2')
    expect(blocks.heard).toEqual(['snapshot e2:2 ["new"]', 'event e2:3 next'])
  })

  it('takes a snapshot that the server sends because of a gap, even an older one', () => {
    world.last.snapshot('blocks', 3, ['reset'])
    world.last.event('blocks', 4, 'after')
    expect(blocks.heard).toEqual(['snapshot e1:3 ["reset"]', 'event e1:4 after'])
  })

  it.each([
    ['not JSON', '{'],
    ['no object', '7'],
    ['an unknown op', { op: 'toString' }],
    ['an incomplete event', { op: 'event', topic: 'blocks' }],
    ['an unknown topic', { op: 'event', topic: 'x', epoch: 'e1', sequence: 9, event: { type: 't' } }],
  ])('leaves %s unheard', (_, message) => {
    world.last.hear(message)
    expect(blocks.heard).toEqual([])
    expect(client.state).toBe('open')
  })
})

describe('a break', () => {
  it('resumes every topic from the newest event of the connection, the quiet ones too', () => {
    client.subscribe('blocks', blocks)
    client.subscribe('metrics', new RecordingHandler())
    open()
    world.last.snapshot('blocks', 5, [])
    world.last.snapshot('metrics', 5, [])
    world.last.event('blocks', 9, 'added')
    world.last.onclose?.()
    expect(client.state).toBe('waiting')
    world.pass(500)
    world.last.welcome()
    expect(world.sockets).toHaveLength(2)
    expect(world.last.subscriptions()).toEqual([
      { topics: ['blocks', 'metrics'], resume: { epoch: 'e1', sequence: 9 } },
    ])
  })

  it('does not take a topic further than its own snapshot when no event came', () => {
    client.subscribe('blocks', blocks)
    client.subscribe('metrics', new RecordingHandler())
    open()
    world.last.snapshot('blocks', 9, [])
    world.last.snapshot('metrics', 5, [])
    world.last.onclose?.()
    world.pass(500)
    world.last.welcome()
    expect(world.last.subscriptions()).toEqual([
      { topics: ['blocks'], resume: { epoch: 'e1', sequence: 9 } },
      { topics: ['metrics'], resume: { epoch: 'e1', sequence: 5 } },
    ])
  })

  it('hears the replay once and goes on', () => {
    client.subscribe('blocks', blocks, { epoch: 'e1', sequence: 8 })
    open()
    world.last.resumed('blocks', 8)
    world.last.event('blocks', 9, 'a')
    world.last.onclose?.()
    world.pass(500)
    world.last.welcome()
    world.last.resumed('blocks', 9)
    world.last.event('blocks', 9, 'a')
    world.last.event('blocks', 10, 'b')
    expect(blocks.heard).toEqual(['event e1:9 a', 'event e1:10 b'])
  })

  it('does not take a topic further that was asked for but not answered', () => {
    client.subscribe('blocks', blocks, { epoch: 'e1', sequence: 5 })
    client.subscribe('metrics', new RecordingHandler(), { epoch: 'e1', sequence: 5 })
    open()
    world.last.resumed('metrics', 5)
    world.last.event('metrics', 9, 'a')
    world.last.onclose?.()
    world.pass(500)
    world.last.welcome()
    expect(world.last.subscriptions()).toEqual([
      { topics: ['blocks'], resume: { epoch: 'e1', sequence: 5 } },
      { topics: ['metrics'], resume: { epoch: 'e1', sequence: 9 } },
    ])
  })

  it('does not take a topic past a replay that broke off', () => {
    client.subscribe('blocks', blocks, { epoch: 'e1', sequence: 5 })
    client.subscribe('metrics', new RecordingHandler(), { epoch: 'e1', sequence: 5 })
    open()
    world.last.resumed('metrics', 5)
    world.last.event('metrics', 9, 'a')
    world.last.resumed('blocks', 5)
    world.last.onclose?.()
    world.pass(500)
    world.last.welcome()
    expect(world.last.subscriptions()[0]).toEqual({
      topics: ['blocks'],
      resume: { epoch: 'e1', sequence: 5 },
    })
  })

  it('waits longer each time, to 15 s, and starts short again after a success', () => {
    client.start()
    const waits: number[] = []
    for (let i = 0; i < 7; i++) {
      const before = world.sockets.length
      world.last.onclose?.()
      let waited = 0
      while (world.sockets.length === before) {
        world.pass(100)
        waited += 100
      }
      waits.push(waited)
    }
    expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 15000, 15000])
    world.last.welcome()
    world.last.onclose?.()
    world.pass(500)
    expect(client.state).toBe('connecting')
  })

  it('notices silence: ping, then another connection', () => {
    open()
    world.pass(25_000)
    expect(world.last.said).toEqual([{ op: 'ping', id: 1 }])
    world.pass(9_999)
    expect(client.state).toBe('open')
    world.pass(1)
    expect(client.state).toBe('waiting')
    expect(world.last.closed).toBe(true)
  })

  it('is content with a pong', () => {
    open()
    world.pass(25_000)
    world.last.hear({ op: 'pong', id: 1 })
    world.pass(20_000)
    expect(client.state).toBe('open')
  })

  it('gives up on a server that never welcomes', () => {
    client.start()
    world.pass(10_000)
    expect(client.state).toBe('waiting')
  })

  it('tries at once when nudged', () => {
    client.start()
    world.last.onclose?.()
    client.nudge()
    expect(client.state).toBe('connecting')
    expect(world.sockets).toHaveLength(2)
  })

  it('hears nothing from a socket it has let go', () => {
    client.subscribe('blocks', blocks)
    open()
    const old = world.last
    old.onclose?.()
    world.pass(500)
    old.event('blocks', 5, 'ghost')
    expect(blocks.heard).toEqual([])
  })
})

describe('several listeners to one topic', () => {
  let late: RecordingHandler
  beforeEach(() => (late = new RecordingHandler()))

  it('goes on from the one that knows least, and repeats nothing to the other', async () => {
    open()
    client.subscribe('blocks', blocks, { epoch: 'e1', sequence: 7 })
    client.subscribe('blocks', late, { epoch: 'e1', sequence: 5 })
    await turn()
    expect(world.last.subscriptions()).toEqual([{ topics: ['blocks'], resume: { epoch: 'e1', sequence: 5 } }])
    world.last.resumed('blocks', 5)
    world.last.event('blocks', 6, 'a')
    world.last.event('blocks', 8, 'b')
    expect(blocks.heard).toEqual(['event e1:8 b'])
    expect(late.heard).toEqual(['event e1:6 a', 'event e1:8 b'])
  })

  it('an event on its way to an early one leaves no hole behind it for a late one', async () => {
    open()
    client.subscribe('blocks', blocks, { epoch: 'e1', sequence: 7 })
    await turn()
    world.last.resumed('blocks', 7)
    client.subscribe('blocks', late, { epoch: 'e1', sequence: 5 })
    await turn()
    world.last.event('blocks', 8, 'b')
    world.last.resumed('blocks', 5)
    world.last.event('blocks', 6, 'a')
    world.last.event('blocks', 8, 'b')
    expect(blocks.heard).toEqual(['event e1:8 b'])
    expect(late.heard).toEqual(['event e1:6 a', 'event e1:8 b'])
  })

  it('asks for a snapshot for all when one knows nothing or another epoch', async () => {
    open()
    client.subscribe('blocks', blocks, { epoch: 'e1', sequence: 7 })
    await turn()
    client.subscribe('blocks', late)
    await turn()
    expect(world.last.subscriptions().at(-1)).toEqual({ topics: ['blocks'], resume: undefined })
    world.last.snapshot('blocks', 9, [])
    expect([blocks.heard, late.heard]).toEqual([['snapshot e1:9 []'], ['snapshot e1:9 []']])
  })

  it('a late one does not make an early one miss what is still on its way', async () => {
    client.subscribe('blocks', blocks)
    open()
    world.last.snapshot('blocks', 5, [])
    client.subscribe('blocks', late, { epoch: 'e1', sequence: 8 })
    await turn()
    world.last.event('blocks', 6, 'a')
    expect(blocks.heard).toEqual(['snapshot e1:5 []', 'event e1:6 a'])
    expect(late.heard).toEqual([])
  })
})

describe('leaving', () => {
  it('unsubscribes after the last listener only', async () => {
    open()
    const first = client.subscribe('blocks', blocks)
    const second = client.subscribe('blocks', new RecordingHandler())
    await turn()
    first()
    await turn()
    expect(world.last.said.some((m) => m.op === 'unsubscribe')).toBe(false)
    second()
    await turn()
    expect(world.last.said.at(-1)).toEqual({ op: 'unsubscribe', topics: ['blocks'] })
  })

  it('says nothing about a topic left in the turn it was joined', async () => {
    open()
    client.subscribe('blocks', blocks)()
    await turn()
    expect(world.last.said).toEqual([])
  })

  it('does not ask again for a topic left during a break', () => {
    const leave = client.subscribe('blocks', blocks)
    open()
    world.last.onclose?.()
    leave()
    world.pass(500)
    world.last.welcome()
    expect(world.last.said).toEqual([])
  })

  it('stops', () => {
    open()
    client.stop()
    world.pass(60_000)
    expect(world.sockets).toHaveLength(1)
    expect(world.last.closed).toBe(true)
  })
})

it('tells of every change of state', () => {
  const states: string[] = []
  const end = client.onState((state) => states.push(state))
  open()
  world.last.onclose?.()
  end()
  world.pass(500)
  expect(states).toEqual(['connecting', 'open', 'waiting'])
})
