import { describe, expect, it } from 'vitest'
import { toCsv } from '../src/pages/csv'
import { minerTag } from '../src/pages/miner-tag'
import { understand } from '../src/pages/understand'

const ADDRESS = 'pyrin:qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqgxrehfpw'

describe('understand', () => {
  it.each([
    [` ${'AB'.repeat(32)}`, { kind: 'ask', text: 'ab'.repeat(32) }],
    [`0x${'ab'.repeat(32)}`, { kind: 'ask', text: 'ab'.repeat(32) }],
    ['12,345', { kind: 'ask', text: '12345' }],
    ['0', { kind: 'ask', text: '0' }],
    [ADDRESS, { kind: 'address', address: ADDRESS }],
    [ADDRESS.toUpperCase(), { kind: 'address', address: ADDRESS }],
    [ADDRESS.slice('pyrin:'.length), { kind: 'address', address: ADDRESS }],
  ])('%s', (text, meaning) => expect(understand(text)).toEqual(meaning))

  it.each([
    ['', 'Search for'],
    ['hello', 'Search for'],
    ['-5', 'Search for'],
    ['1.5', 'Search for'],
    [`${ADDRESS}x`, 'cannot occur'.slice(0, 0) + 'checksum'],
    [ADDRESS.replace('pyrin', 'kaspa'), 'not an address prefix'],
    ['ab'.repeat(30), 'this has 60'],
  ])('says why “%s” is nothing', (text, reason) => {
    const meaning = understand(text)
    expect(meaning.kind === 'unclear' ? meaning.reason : meaning.kind).toContain(reason)
  })
})

describe('toCsv', () => {
  it('writes whole lines that programs read', () => {
    const lines = toCsv([
      { index: 1, txId: 'b', timestamp: Date.UTC(2026, 0, 2, 3, 4, 5), net: '-150000000', coinbase: false },
      { index: 0, txId: 'a', timestamp: 0, net: '99999999999999999', coinbase: true },
    ])
    expect(lines).toBe(
      'number,time,transaction,kind,change_pyi\r\n' +
        '2,2026-01-02T03:04:05.000Z,b,transfer,-1.50000000\r\n' +
        '1,1970-01-01T00:00:00.000Z,a,coinbase,999999999.99999999\r\n',
    )
  })
})

describe('minerTag', () => {
  const payload = (extra: string) => '00'.repeat(18) + '02aabb' + extra
  const hex = (text: string) =>
    Array.from(new TextEncoder().encode(text), (byte) => byte.toString(16).padStart(2, '0')).join('')

  it.each([
    [payload(hex('0.14.5/miner one')), '0.14.5/miner one'],
    [payload(''), null],
    [payload('0001'), null],
    [payload(hex('a\u0000b')), 'ab'],
    [payload('ff' + hex('x')), '\ufffdx'],
    [null, null],
    ['00', null],
    ['xyz', null],
  ])('of %s is %s', (text, tag) => expect(minerTag(text)).toBe(tag))
})
