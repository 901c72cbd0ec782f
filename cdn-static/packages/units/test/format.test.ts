import { describe, expect, it } from 'vitest'
import * as f from '../src'

const amount = f.toAmount

describe('amounts', () => {
  it.each([
    ['0', '0'],
    ['1', '0.00000001'],
    ['100000000', '1'],
    ['123450000000', '1,234.5'],
    ['-20000000', '−0.2'],
    ['99999999999999999', '999,999,999.99999999'],
  ])('%s leor reads %s', (leor, text) => expect(f.formatAmount(amount(leor))).toBe(text))

  it('signs differences', () => {
    expect(f.formatSignedAmount(amount(5n))).toBe('+0.00000005')
    expect(f.formatSignedAmount(amount(-5n))).toBe('−0.00000005')
    expect(f.formatSignedAmount(amount(0))).toBe('0')
  })
  it('is plain for programs', () => {
    expect(f.plainAmount(amount('-123456789012'))).toBe('-1234.56789012')
    expect(f.plainAmount(amount(0))).toBe('0.00000000')
  })
  it('is short for tiles', () => {
    expect(f.formatAmountShort(amount('41234567800000000'))).toBe('412.3 M')
    expect(f.formatAmountShort(amount('3821100000000'))).toBe('38,211')
  })
  it.each(['', '1.5', 'x', '0x10', ' 1', '1e3'])('refuses the text “%s”', (text) =>
    expect(() => amount(text)).toThrow(RangeError),
  )
  it.each([0.5, Number.NaN, 2 ** 53])('refuses the number %s', (value) =>
    expect(() => amount(value)).toThrow(RangeError),
  )
})

describe('scores and hashes', () => {
  it('takes whole numbers from zero', () => {
    expect(f.toBlueScore(12)).toBe(12)
    expect(f.toDaaScore(0)).toBe(0)
    expect(() => f.toBlueScore(-1)).toThrow(RangeError)
    expect(() => f.toDaaScore(1.5)).toThrow(RangeError)
  })
  it('knows a hash', () => {
    expect(f.parseHash(` ${'AB'.repeat(32)} `)).toBe('ab'.repeat(32))
    expect(f.parseHash('ab'.repeat(31))).toBeNull()
    expect(f.parseHash('xy'.repeat(32))).toBeNull()
  })
})

describe('figures', () => {
  it('groups', () => expect(f.formatInteger(-1234567)).toBe('−1,234,567'))
  it.each([
    [1.978, '1.98'],
    [12.44, '12.4'],
    [3120.4, '3,120'],
    [Number.NaN, '–'],
  ])('rate %s', (value, text) => expect(f.formatRate(value)).toBe(text))
  it.each([
    [0, '0 H/s'],
    [812, '812 H/s'],
    [1_234, '1.234 kH/s'],
    [4.2e12, '4.200 TH/s'],
    [987.6e15, '987.6 PH/s'],
  ])('hashrate %s', (value, text) => expect(f.formatHashrate(value)).toBe(text))
  it.each([
    [12345, '12,345'],
    [1_234_567, '1.235 M'],
    [0.5, '0.50'],
  ])('compact %s', (value, text) => expect(f.formatCompact(value)).toBe(text))
  it('never says 100 % too early', () => {
    expect(f.formatPercent(0.99999)).toBe('99.9 %')
    expect(f.formatPercent(1)).toBe('100 %')
    expect(f.formatPercent(0.1234, 2)).toBe('12.34 %')
  })
})

describe('times', () => {
  it.each([
    [0, 'just now'],
    [-5_000, 'just now'],
    [999, 'just now'],
    [4_000, '4 s ago'],
    [720_000, '12 min ago'],
    [3 * 3_600_000, '3 h ago'],
    [5 * 86_400_000, '5 d ago'],
    [800 * 86_400_000, '2.2 y ago'],
  ])('%s ms', (age, text) => expect(f.formatAge(1_700_000_000_000 - age, 1_700_000_000_000)).toBe(text))
  it('writes local time without locale surprises', () => {
    expect(f.formatDateTime(new Date(2026, 2, 9, 4, 5, 6).getTime())).toBe('2026-03-09 04:05:06')
  })
})

describe('shortening', () => {
  it('keeps both ends', () => expect(f.shortHash('a1b2c3d4'.repeat(8))).toBe('a1b2c3d4…b2c3d4'))
  it('leaves short text alone', () => expect(f.shortHash('abc')).toBe('abc'))
  it('keeps the network prefix', () =>
    expect(f.shortAddress('pyrinsim:qpzry9x8gf2tvdw0s3jn54khce6mua7l')).toBe('pyrinsim:qpzry9…6mua7l'))
})
