interface Props {
  /** Null: there is nothing that way. */
  readonly newer: (() => void) | null
  readonly older: (() => void) | null
  readonly label: string
}

/** Steps between pages of a list, newest first. */
export function Pager({ newer, older, label }: Props) {
  return (
    <nav class="pager" aria-label={label}>
      <button type="button" class="button" disabled={newer === null} onClick={() => newer?.()}>
        ← Newer
      </button>
      <button type="button" class="button" disabled={older === null} onClick={() => older?.()}>
        Older →
      </button>
    </nav>
  )
}
