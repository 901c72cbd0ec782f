import type { TxState } from '@pyrin/contracts'

const NAMES: Readonly<Record<TxState, string>> = {
  accepted: 'Accepted',
  pending: 'In a block, not accepted',
  mempool: 'In the mempool',
}

/** Where a transaction has come to. */
export function TxStateBadge({ state }: { readonly state: TxState }) {
  return (
    <span class={`badge badge-tx-${state}`}>
      <span class="badge-dot" aria-hidden="true" />
      {NAMES[state]}
    </span>
  )
}

/** A transaction that makes coins; one letter in a narrow table. */
export function CoinbaseBadge() {
  return (
    <span class="badge badge-coinbase">
      <span class="badge-letter" aria-hidden="true">
        C
      </span>
      <span class="badge-word">Coinbase</span>
    </span>
  )
}
