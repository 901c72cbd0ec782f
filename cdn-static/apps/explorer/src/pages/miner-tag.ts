/** Blue score, subsidy, script version and script length before the script: `protocol` lays the coinbase payload out so. */
const SCRIPT_LENGTH_AT = 8 + 8 + 2
const TAG_MAX = 60

/** What the miner wrote behind the script in a coinbase payload, as far as it can be read; null when there is nothing. */
export function minerTag(payloadHex: string | null): string | null {
  if (payloadHex === null || !/^([0-9a-f]{2})*$/i.test(payloadHex)) return null
  const bytes = Uint8Array.from(payloadHex.match(/../g) ?? [], (hex) => parseInt(hex, 16))
  const scriptLength = bytes[SCRIPT_LENGTH_AT]
  if (scriptLength === undefined) return null
  const extra = bytes.subarray(SCRIPT_LENGTH_AT + 1 + scriptLength)
  const text = new TextDecoder()
    .decode(extra)
    .replace(/[^\p{L}\p{N}\p{P}\p{S}\p{Zs}]/gu, '')
    .trim()
  return text === '' ? null : text.slice(0, TAG_MAX)
}
