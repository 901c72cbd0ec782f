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
