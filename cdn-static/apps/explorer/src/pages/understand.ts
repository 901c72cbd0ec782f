import { ADDRESS_PREFIXES, checkAddress, parseHash, type Address } from '@pyrin/units'

/** What a searched text can be: an address (no need to ask), something to ask the server for, or nothing, with the reason. */
export type Meaning =
  | { readonly kind: 'address'; readonly address: Address }
  | { readonly kind: 'ask'; readonly text: string }
  | { readonly kind: 'unclear'; readonly reason: string }

const EVERYTHING =
  'Search for a block hash or transaction id (64 hexadecimal digits), an address (pyrin:…), or a blue score (a number).'

/** Reads a searched text: spaces, commas in numbers and upper case are forgiven, and so is a missing address prefix. */
export function understand(text: string): Meaning {
  const trimmed = text.trim()
  if (trimmed.includes(':')) return asAddress(trimmed)
  const hash = parseHash(trimmed.replace(/^0x/i, ''))
  if (hash !== null) return { kind: 'ask', text: hash }
  const number = trimmed.replace(/[\s,_]/g, '')
  if (/^\d{1,15}$/.test(number)) return { kind: 'ask', text: number }
  const prefixed = withPrefix(trimmed)
  if (prefixed !== null) return { kind: 'address', address: prefixed }
  if (/^(0x)?[0-9a-f]{16,}$/i.test(trimmed)) {
    const digits = trimmed.replace(/^0x/i, '').length
    return { kind: 'unclear', reason: `A hash or id has 64 hexadecimal digits; this has ${digits}.` }
  }
  return { kind: 'unclear', reason: EVERYTHING }
}

function asAddress(text: string): Meaning {
  const check = checkAddress(text)
  return check.valid ? { kind: 'address', address: check.address } : { kind: 'unclear', reason: check.reason }
}

/** An address copied without its prefix: the checksum says which prefix it belongs to. */
function withPrefix(payload: string): Address | null {
  for (const prefix of ADDRESS_PREFIXES) {
    const check = checkAddress(`${prefix}:${payload}`)
    if (check.valid) return check.address
  }
  return null
}
