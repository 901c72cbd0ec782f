/**
 * The chain's quantities as separate types, so that the compiler refuses an amount where a score is meant. Each is a plain
 * value with a brand that exists only at compile time; the functions below are the only way in, and they check.
 */
declare const brand: unique symbol
type Branded<Base, Name extends string> = Base & { readonly [brand]: Name }

/** Money in leor, the smallest unit (1 PYI = 10^8 leor). Signed where it is a difference. A bigint, because the whole supply passes 2^53. */
export type Amount = Branded<bigint, 'Amount'>
/** Blocks in the blue past of a block: how deep in the DAG it is. */
export type BlueScore = Branded<number, 'BlueScore'>
/** Blocks that count for difficulty and emission. */
export type DaaScore = Branded<number, 'DaaScore'>
/** 64 lower-case hex digits: a block hash or a transaction id. */
export type Hash = Branded<string, 'Hash'>
/** A checked address with its network prefix. */
export type Address = Branded<string, 'Address'>

/** Leor in one PYI. */
export const LEOR_PER_PYI = 100_000_000n

/** Reads a decimal string (as the wire carries amounts) or an integer; throws on anything that is not whole. */
export function toAmount(value: string | number | bigint): Amount {
  if (typeof value === 'string' && !/^-?\d{1,20}$/.test(value))
    throw new RangeError(`not an amount: ${value}`)
  if (typeof value === 'number' && !Number.isSafeInteger(value))
    throw new RangeError(`not an amount: ${value}`)
  return BigInt(value) as Amount
}

/** Reads a score; throws on a negative or fractional number. */
export function toBlueScore(value: number): BlueScore {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`not a blue score: ${value}`)
  return value as BlueScore
}

/** Reads a score; throws on a negative or fractional number. */
export function toDaaScore(value: number): DaaScore {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`not a DAA score: ${value}`)
  return value as DaaScore
}

/** A hash if the text is one (any case, surrounding space allowed), else null. */
export function parseHash(text: string): Hash | null {
  const trimmed = text.trim().toLowerCase()
  return /^[0-9a-f]{64}$/.test(trimmed) ? (trimmed as Hash) : null
}
