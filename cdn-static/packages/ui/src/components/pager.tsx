interface Props {
  /** Null: there is nothing that way. */
  readonly newer: (() => void) | null
  readonly older: (() => void) | null
  readonly label: string
  /** What the two ways are called; by age unless the list has another order. */
  readonly names?: readonly [back: string, on: string]
}

const BY_AGE = ['Newer', 'Older'] as const

/** Steps between pages of a list. */
export function Pager({ newer, older, label, names: [back, on] = BY_AGE }: Props) {
  return (
    <nav class="pager" aria-label={label}>
      <button type="button" class="button" disabled={newer === null} onClick={() => newer?.()}>
        ← {back}
      </button>
      <button type="button" class="button" disabled={older === null} onClick={() => older?.()}>
        {on} →
      </button>
    </nav>
  )
}
