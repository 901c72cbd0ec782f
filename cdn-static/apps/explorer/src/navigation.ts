import { useEffect, useState } from 'preact/hooks'

/** The part of the address bar that chooses a page. */
export interface Place {
  readonly path: string
  readonly query: string
}

const listeners = new Set<() => void>()

/** Goes to another page without loading anew. `replace`: the present place is not kept to go back to. */
export function navigate(url: string, how: 'push' | 'replace' = 'push'): void {
  if (how === 'push') history.pushState(null, '', url)
  else history.replaceState(null, '', url)
  if (how === 'push') window.scrollTo(0, 0)
  tell()
}

/** The present place, followed as it changes. */
export function usePlace(): Place {
  const [place, setPlace] = useState(here)
  useEffect(() => {
    const follow = () => setPlace(here())
    listeners.add(follow)
    follow()
    return () => listeners.delete(follow)
  }, [])
  return place
}

/** Turns clicks on links to our own pages into `navigate`; everything else stays the browser's. */
export function takeOverLinks(): void {
  window.addEventListener('popstate', tell)
  document.addEventListener('click', (event) => {
    if (
      event.defaultPrevented ||
      event.button !== 0 ||
      event.metaKey ||
      event.ctrlKey ||
      event.shiftKey ||
      event.altKey
    )
      return
    const link = event.target instanceof Element ? event.target.closest('a') : null
    const href = link?.getAttribute('href')
    if (
      link === null ||
      href?.startsWith('/') !== true ||
      link.hasAttribute('target') ||
      link.hasAttribute('download')
    )
      return
    if (link.hasAttribute('data-outside')) return
    event.preventDefault()
    navigate(href)
  })
}

function here(): Place {
  return { path: location.pathname, query: location.search }
}

function tell(): void {
  for (const listener of [...listeners]) listener()
}
