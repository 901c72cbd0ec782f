import { useEffect, useRef } from 'preact/hooks'
import { SearchIcon } from './icons'

interface Props {
  readonly search: (text: string) => void
}

/** One field for everything: hash, id, address, blue score. The key `/` leads into it from anywhere. */
export function SearchBox({ search }: Props) {
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      if (event.key !== '/' || isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey)
        return
      event.preventDefault()
      field.current?.focus()
    }
    document.addEventListener('keydown', focus)
    return () => document.removeEventListener('keydown', focus)
  }, [])
  const submit = (event: Event) => {
    event.preventDefault()
    const text = field.current?.value.trim() ?? ''
    if (text === '') return
    field.current?.blur()
    search(text)
    if (field.current !== null) field.current.value = ''
  }
  return (
    <form class="search" role="search" onSubmit={submit}>
      <SearchIcon />
      <input
        ref={field}
        class="search-field"
        type="search"
        name="q"
        maxLength={200}
        autoComplete="off"
        autoCapitalize="off"
        spellcheck={false}
        aria-label="Search by block hash, transaction id, address or blue score"
        placeholder="Block, transaction, address, blue score"
      />
      <kbd class="search-key" aria-hidden="true">
        /
      </kbd>
    </form>
  )
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  )
}
