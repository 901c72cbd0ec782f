import { shortAddress, shortHash } from '@pyrin/units'

interface HashProps {
  readonly hash: string
  /** Whole where there is room; else both ends. */
  readonly whole?: boolean
}

/** A link to a block. */
export function BlockLink({ hash, whole = false }: HashProps) {
  return <Reference href={`/blocks/${hash}`} text={hash} short={whole ? hash : shortHash(hash)} />
}

/** A link to a transaction. */
export function TxLink({ hash, whole = false }: HashProps) {
  return <Reference href={`/txs/${hash}`} text={hash} short={whole ? hash : shortHash(hash)} />
}

/** A link to an address; an output without one (a script of another kind) says so. */
export function AddressLink({
  address,
  whole = false,
}: {
  readonly address: string | null
  readonly whole?: boolean
}) {
  if (address === null) return <span class="muted">no address</span>
  return (
    <Reference
      href={`/addresses/${address}`}
      text={address}
      short={whole ? address : shortAddress(address)}
    />
  )
}

function Reference({
  href,
  text,
  short,
}: {
  readonly href: string
  readonly text: string
  readonly short: string
}) {
  return (
    <a href={href} class="mono reference" title={text}>
      {short}
    </a>
  )
}
