import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'

interface Props {
  readonly title: string
  /** In the browser's tab; the title itself where it is short enough. */
  readonly tab?: string
  readonly children?: ComponentChildren
}

/** The title of a page, on the page and in the tab. */
export function PageHead({ title, tab = title, children }: Props) {
  useEffect(() => {
    document.title = `${tab} · Pyrin explorer`
  }, [tab])
  return (
    <div class="page-head">
      <h1>{title}</h1>
      {children}
    </div>
  )
}
