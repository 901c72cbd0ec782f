import { describe, expect, it } from 'vitest'
import type { Status } from '@pyrin/contracts'
import type { Refusal } from '@pyrin/stream-client'
import { standing, type Circumstances } from '../src/live/standing'

const NOW = 1_700_000_000_000

const STATUS: Status = {
  at: { epoch: 'e', sequence: 1 },
  network: 'simnet',
  version: '1',
  state: 'live',
  quiet: false,
  aliveAt: NOW - 2_000,
  readBlueScore: 50,
  nodeBlueScore: 100,
  fraction: 0.5,
  behindMillis: 1_000,
  sinkHash: 'ab',
  sinkTimestamp: NOW - 1_000,
}

const refusal = (passing: boolean): Refusal => ({ topic: 'blocks', passing, message: 'no such topic: x' })

const found = (given: Partial<Circumstances> = {}): Circumstances => ({
  stream: 'open',
  refusals: [],
  status: STATUS,
  error: null,
  now: NOW,
  ...given,
})

describe('live', () => {
  it('is who reads a read model that follows its node, over a stream that carries every topic', () => {
    expect(standing(found())).toEqual({ word: 'Live', tone: 'live', notice: null })
  })

  it.each<[string, Partial<Circumstances>]>([
    ['the stream is away', { stream: 'waiting' }],
    ['the stream is being opened', { stream: 'connecting' }],
    ['nothing is known of the read model', { status: null }],
    ['the read model is behind', { status: { ...STATUS, state: 'catching-up' } }],
    ['the node is away', { status: { ...STATUS, state: 'starting' } }],
    ['nobody renews the read model', { status: { ...STATUS, state: 'stale' } }],
    ['the node has no new blocks', { status: { ...STATUS, quiet: true } }],
    ['a topic is refused for now', { refusals: [refusal(true)] }],
    ['a topic is refused for good', { refusals: [refusal(false)] }],
  ])('is nobody while %s', (_, given) => {
    const { word, tone } = standing(found(given))
    expect(word).not.toBe('Live')
    expect(tone).not.toBe('live')
  })
})

describe('the notice', () => {
  it('tells a refusal that may pass only after a while, and one that lasts at once with its reason', () => {
    expect(standing(found({ refusals: [refusal(true)] })).notice).toMatchObject({
      tone: 'warn',
      patient: true,
    })
    const lasting = standing(found({ refusals: [refusal(true), refusal(false)] })).notice
    expect(lasting?.text).toContain('no such topic: x')
    expect(lasting?.patient).toBeUndefined()
  })

  it('tells a dead processor, a node that is away and a quiet chain apart, in words', () => {
    const text = (status: Partial<Status>) =>
      standing(found({ status: { ...STATUS, ...status } })).notice?.text
    const minutes = NOW - 12 * 60_000
    expect(text({ state: 'stale', aliveAt: minutes })).toMatch(/^What you see is 12 min.* old: the program/)
    expect(text({ state: 'starting', sinkTimestamp: minutes })).toMatch(/waits for its node.*blue score 50/)
    expect(text({ state: 'starting', readBlueScore: 0, sinkTimestamp: null })).toContain(
      'nothing is read yet',
    )
    expect(text({ quiet: true, sinkTimestamp: minutes })).toMatch(/is quiet.*12 min/)
  })

  it('names the end of the way only where it is known', () => {
    const text = (status: Partial<Status>) =>
      standing(found({ status: { ...STATUS, state: 'catching-up', ...status } })).notice?.text
    expect(text({})).toMatch(/50.0 % done, blue score 50 of 100, the chain as of /)
    expect(text({ nodeBlueScore: 80 })).toMatch(/50.0 % done, blue score 50, the chain as of /)
  })

  it('tells of the data before it tells of the way to them', () => {
    const all = found({
      status: { ...STATUS, state: 'catching-up' },
      stream: 'waiting',
      refusals: [refusal(true)],
      error: 'No answer.',
    })
    expect(standing(all).notice).toMatchObject({ tone: 'info', fraction: 0.5 })
    expect(standing({ ...all, status: STATUS }).notice?.text).toContain('No answer.')
    expect(standing({ ...all, status: STATUS, error: null }).notice?.text).toContain('reconnecting')
  })
})
