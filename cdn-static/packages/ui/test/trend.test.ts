import { beforeEach, describe, expect, it } from 'vitest'
import { Trend } from '../src/live/trend'

describe('a trend', () => {
  let trend: Trend
  beforeEach(() => (trend = new Trend(2_000, 5)))
  const values = () => trend.points.map(({ value }) => value)

  it('notes a figure every so often and keeps the newest', () => {
    for (let i = 0; i < 40; i++) trend.note(i * 500, i)
    expect(values()).toEqual([20, 24, 28, 32, 36])
    expect(trend.points.at(-1)).toEqual({ timestamp: 18_000, value: 36 })
  })

  it('is the same list until something is noted', () => {
    trend.note(0, 1)
    const before = trend.points
    trend.note(1_999, 2)
    expect(trend.points).toBe(before)
  })

  it('begins anew after a long pause, and when the clock is set back', () => {
    trend.note(0, 1)
    trend.note(2_000, 2)
    trend.note(60_000, 3)
    expect(values()).toEqual([3])
    trend.note(10_000, 4)
    expect(values()).toEqual([4])
  })
})
