import { beforeEach, describe, expect, it } from 'vitest'
import { StreamClient } from '../src'
import { FakeSurroundings, RecordingHandler } from './fakes'

let world: FakeSurroundings
let client: StreamClient
let blocks: RecordingHandler

const turn = () => Promise.resolve()

/** Passes time in small steps, each with its turn, and gives the times of the subscriptions that were sent meanwhile. */
async function asked(millis: number): Promise<number[]> {
  const times: number[] = []
  let count = world.last.subscriptions().length
  for (let passed = 100; passed <= millis; passed += 100) {
    world.pass(100)
    await turn()
    const now = world.last.subscriptions().length
    if (now > count) times.push(passed)
    count = now
  }
  return times
}

beforeEach(async () => {
  world = new FakeSurroundings()
  client = new StreamClient('ws://host/stream', world)
  blocks = new RecordingHandler()
  client.start()
  world.last.welcome()
  client.subscribe('blocks', blocks, { epoch: 'e1', sequence: 5 })
  await turn()
})

describe.each(['busy', 'not-ready'])('a topic refused as %s', (code) => {
  it('is asked for again on the same connection, from where its listeners stand', async () => {
    client.subscribe('metrics', new RecordingHandler(), { epoch: 'e1', sequence: 5 })
    await turn()
    world.last.resumed('metrics', 5)
    world.last.refuse('blocks', code)
    world.last.event('metrics', 30, 'others go on')
    expect(blocks.heard).toEqual(['refused'])
    expect(client.state).toBe('open')
    expect(await asked(1_000)).toEqual([1_000])
    expect(world.sockets).toHaveLength(1)
    expect(world.last.subscriptions().at(-1)).toEqual({
      topics: ['blocks'],
      resume: { epoch: 'e1', sequence: 5 },
    })
    world.last.resumed('blocks', 5)
    world.last.event('blocks', 6, 'missed')
    expect(blocks.heard).toEqual(['refused', 'served', 'event e1:6 missed'])
  })

  it('is asked for less and less often, down to every half minute, and at once less often after an answer', async () => {
    const waits: number[] = []
    for (let i = 0; i < 8; i++) {
      world.last.refuse('blocks', code)
      waits.push((await asked(30_000))[0] ?? Number.NaN)
    }
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000])
    world.last.snapshot('blocks', 9, [])
    world.last.refuse('blocks', code)
    expect(await asked(1_000)).toEqual([1_000])
  })

  it('is asked for once, however often it is refused meanwhile', async () => {
    for (let i = 0; i < 5; i++) world.last.refuse('blocks', code)
    expect(await asked(20_000)).toEqual([1_000])
  })

  it('shows as refused until it is answered, not only until it is asked for', async () => {
    world.last.refuse('blocks', code, 'The words.')
    const [refusal] = client.refusals.all
    expect(refusal).toEqual({ topic: 'blocks', passing: true, message: 'The words.' })
    await asked(5_000)
    expect(client.refusals.all).toEqual([refusal])
    world.last.snapshot('blocks', 9, [])
    expect(client.refusals.all).toEqual([])
  })

  it('resumes after a break from where it stood, not from what others had heard', async () => {
    client.subscribe('metrics', new RecordingHandler(), { epoch: 'e1', sequence: 5 })
    await turn()
    world.last.resumed('metrics', 5)
    world.last.refuse('blocks', code)
    world.last.event('metrics', 30, 'a')
    world.last.onclose?.()
    world.pass(500)
    world.last.welcome()
    expect(world.last.subscriptions()).toEqual([
      { topics: ['blocks'], resume: { epoch: 'e1', sequence: 5 } },
      { topics: ['metrics'], resume: { epoch: 'e1', sequence: 30 } },
    ])
  })

  it('is not asked for once nobody wants it', async () => {
    const leave = client.subscribe('mempool', new RecordingHandler())
    await turn()
    world.last.refuse('mempool', code)
    leave()
    await turn()
    expect(client.refusals.all).toEqual([])
    expect(await asked(60_000)).toEqual([])
  })
})

describe.each(['bad-topic', 'limit', 'a-word-of-tomorrow'])('a topic refused as %s', (code) => {
  beforeEach(() => world.last.refuse('blocks', code, 'Never.'))

  it('is not asked for again, neither later nor after a break', async () => {
    expect(client.refusals.all).toEqual([{ topic: 'blocks', passing: false, message: 'Never.' }])
    expect(await asked(120_000)).toEqual([])
    world.last.onclose?.()
    world.pass(500)
    world.last.welcome()
    expect(world.last.subscriptions()).toEqual([])
  })

  it('tells a late listener so, and is asked for anew once all have left', async () => {
    const late = new RecordingHandler()
    const leave = client.subscribe('metrics', late)
    await turn()
    world.last.refuse('metrics', code)
    const later = new RecordingHandler()
    const leaveLater = client.subscribe('metrics', later)
    await turn()
    expect(later.heard).toEqual(['refused'])
    expect(world.last.subscriptions()).toHaveLength(2)
    leave()
    leaveLater()
    client.subscribe('metrics', new RecordingHandler())
    await turn()
    expect(world.last.subscriptions()).toHaveLength(3)
  })
})

it('a refusal that names no topic of ours changes nothing', async () => {
  world.last.refuse(null, 'bad-frame')
  world.last.refuse('mempool', 'busy')
  world.last.hear({ op: 'error', code: 'busy', message: 'of a server before the field' })
  expect(client.refusals.all).toEqual([])
  expect(await asked(60_000)).toEqual([])
})

it('many refused topics share a round', async () => {
  for (let i = 0; i < 30; i++) client.subscribe(`tx:${i}`, new RecordingHandler())
  await turn()
  const before = world.last.subscriptions().length
  for (let i = 0; i < 30; i++) world.last.refuse(`tx:${i}`, 'busy')
  world.pass(1_000)
  await turn()
  expect(
    world.last
      .subscriptions()
      .slice(before)
      .map(({ topics }) => topics.length),
  ).toEqual([24, 6])
})

it('tells of every change', () => {
  const heard: string[] = []
  const end = client.refusals.onChange((all) => heard.push(all.map(({ topic }) => topic).join()))
  world.last.refuse('blocks', 'busy')
  world.last.snapshot('blocks', 9, [])
  end()
  world.last.refuse('blocks', 'busy')
  expect(heard).toEqual(['blocks', ''])
})
