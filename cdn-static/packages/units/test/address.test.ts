import { describe, expect, it } from 'vitest'
import { checkAddress } from '../src'

const ZERO_KEY = 'pyrin:qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqgxrehfpw'

describe('checkAddress', () => {
  it.each([
    [ZERO_KEY, 'mainnet', 'public key'],
    [
      'pyrin:qyqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqn5tg02el',
      'mainnet',
      'public key (ECDSA)',
    ],
    ['pyrin:pqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqpmdd0ael', 'mainnet', 'script hash'],
    ['pyrintest:qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqtuqvla0n', 'testnet', 'public key'],
    ['pyrinsim:qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqhwkvpjm9', 'simnet', 'public key'],
    ['pyrindev:pqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqaaqlh9gt', 'devnet', 'script hash'],
    ['pyrin:qpqtcnj0ap0hsjyjrshvk6hswd33hvlpcgq8hp84n0tavgfn6ummy0kykh0jf', 'mainnet', 'public key'],
  ])('takes %s', (text, network, kind) => {
    expect(checkAddress(text)).toMatchObject({ valid: true, address: text, network, kind })
  })

  it('reads upper case and surrounding space as a slip', () => {
    expect(checkAddress(` ${ZERO_KEY.toUpperCase()}\n`)).toMatchObject({ valid: true, address: ZERO_KEY })
  })

  it('refuses every single wrong character', () => {
    const start = ZERO_KEY.indexOf(':') + 1
    for (let i = start; i < ZERO_KEY.length; i++) {
      const other = ZERO_KEY[i] === 'p' ? 'z' : 'p'
      expect(checkAddress(ZERO_KEY.slice(0, i) + other + ZERO_KEY.slice(i + 1)).valid).toBe(false)
    }
  })

  it.each([
    ['no colon', 'pyrinqqq', 'prefix:payload'],
    ['two colons', 'pyrin:qq:qq', 'prefix:payload'],
    ['a foreign prefix', ZERO_KEY.replace('pyrin', 'kaspa'), 'prefix of this chain'],
    ['another network’s prefix', ZERO_KEY.replace('pyrin', 'pyrinsim'), 'checksum'],
    ['a character outside the alphabet', ZERO_KEY.replace('gxr', 'gbr'), '“b” cannot occur'],
    ['a character too few', ZERO_KEY.slice(0, -1), 'checksum'],
    ['no payload', 'pyrin:', 'checksum'],
  ])('says why %s is refused', (_, text, reason) => {
    const check = checkAddress(text)
    expect(check.valid ? 'valid' : check.reason).toContain(reason)
  })
})
