import { useState } from 'preact/hooks'
import { BlockLink, Fact } from '@pyrin/ui'
import { formatInteger } from '@pyrin/units'

const SHOWN_AT_FIRST = 6

/** Blocks by hash, a few of them until asked for all. */
export function HashList({ name, hashes }: { readonly name: string; readonly hashes: readonly string[] }) {
  const [all, setAll] = useState(false)
  const shown = all ? hashes : hashes.slice(0, SHOWN_AT_FIRST)
  return (
    <Fact name={`${name} (${formatInteger(hashes.length)})`}>
      {hashes.length === 0 ? (
        <span class="muted">none</span>
      ) : (
        <ul class="hash-list">
          {shown.map((hash) => (
            <li key={hash}>
              <BlockLink hash={hash} />
            </li>
          ))}
        </ul>
      )}
      {shown.length < hashes.length && (
        <button type="button" class="button button-small" onClick={() => setAll(true)}>
          Show all {formatInteger(hashes.length)}
        </button>
      )}
    </Fact>
  )
}
