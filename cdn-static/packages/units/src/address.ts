import type { Address } from './types'

/**
 * Checks addresses before anything is asked of a server: prefix, alphabet, 40-bit checksum, version and length. The text form is
 * `prefix:payload`, the payload being 5-bit groups of version byte ‖ key ‖ checksum (the same code as Bitcoin Cash addresses).
 */
export type AddressKind = 'public key' | 'public key (ECDSA)' | 'script hash'

/** What a text turned out to be. */
export type AddressCheck =
  | { readonly valid: true; readonly address: Address; readonly network: string; readonly kind: AddressKind }
  | { readonly valid: false; readonly reason: string }

const ALPHABET = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'
const GENERATORS = [0x98f2bc8e61n, 0x79b76d99e2n, 0xf33e5fb3c4n, 0xae2eabe2a8n, 0x1e4f43e470n]
const CHECKSUM_GROUPS = 8
const NETWORKS: Readonly<Record<string, string>> = {
  pyrin: 'mainnet',
  pyrintest: 'testnet',
  pyrinsim: 'simnet',
  pyrindev: 'devnet',
}
const KINDS: Readonly<Record<number, readonly [AddressKind, number]>> = {
  0: ['public key', 32],
  1: ['public key (ECDSA)', 33],
  8: ['script hash', 32],
}

/** The prefixes an address may have; a search box uses them to tell an address from other text. */
export const ADDRESS_PREFIXES: readonly string[] = Object.keys(NETWORKS)

/** Checks an address. Upper case is not valid on this chain, but is a likely slip of a scanner, so it is read as lower case. */
export function checkAddress(text: string): AddressCheck {
  const lower = text.trim().toLowerCase()
  const [prefix, payload, more] = lower.split(':')
  if (prefix === undefined || payload === undefined || more !== undefined)
    return invalid('An address reads prefix:payload.')
  const network = NETWORKS[prefix]
  if (network === undefined) return invalid(`“${prefix}” is not an address prefix of this chain.`)
  const groups = Array.from(payload, (char) => ALPHABET.indexOf(char))
  const unknown = groups.indexOf(-1)
  if (unknown >= 0) return invalid(`“${payload[unknown] ?? ''}” cannot occur in an address.`)
  if (polymod(prefix, groups) !== 0n)
    return invalid('The checksum does not match: a character is wrong or missing.')
  const bytes = toBytes(groups.slice(0, -CHECKSUM_GROUPS))
  const kind = KINDS[bytes[0] ?? -1]
  if (kind === undefined || bytes.length !== kind[1] + 1)
    return invalid('The address has an unknown version or length.')
  return { valid: true, address: lower as Address, network, kind: kind[0] }
}

function invalid(reason: string): AddressCheck {
  return { valid: false, reason }
}

/** The checksum polynomial over prefix, separator and all groups, the checksum's own included: zero for a right address. */
function polymod(prefix: string, groups: readonly number[]): bigint {
  let state = 1n
  for (const value of [...Array.from(prefix, (char) => char.charCodeAt(0) & 0x1f), 0, ...groups]) {
    const top = state >> 35n
    state = ((state & 0x07ffffffffn) << 5n) ^ BigInt(value)
    GENERATORS.forEach((generator, bit) => {
      if ((top >> BigInt(bit)) & 1n) state ^= generator
    })
  }
  return state ^ 1n
}

/** Regroups 5-bit values to bytes, most significant bit first; padding bits at the end are dropped unchecked, as the node does. */
function toBytes(groups: readonly number[]): number[] {
  const bytes: number[] = []
  let buffer = 0
  let bits = 0
  for (const group of groups) {
    buffer = ((buffer << 5) | group) & 0xfff
    bits += 5
    if (bits >= 8) {
      bits -= 8
      bytes.push((buffer >> bits) & 0xff)
    }
  }
  return bytes
}
