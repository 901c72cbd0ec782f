import { useState } from 'preact/hooks'

/** A walk through a list whose pages are found by cursors: where it stands, and the ways on. */
export interface Pages<Cursor> {
  /** Null: the newest page. */
  readonly current: Cursor | null
  /** 1 for the newest. */
  readonly number: number
  readonly newer: (() => void) | null
  olderFrom(next: Cursor | null): (() => void) | null
  /** Back to the newest page. */
  readonly restart: () => void
}

/** Remembers the cursors passed, since a cursor leads only one way. */
export function usePages<Cursor>(): Pages<Cursor> {
  const [passed, setPassed] = useState<readonly Cursor[]>([])
  return {
    current: passed.at(-1) ?? null,
    number: passed.length + 1,
    newer: passed.length === 0 ? null : () => setPassed(passed.slice(0, -1)),
    restart: () => setPassed([]),
    olderFrom: (next) => (next === null ? null : () => setPassed([...passed, next])),
  }
}
