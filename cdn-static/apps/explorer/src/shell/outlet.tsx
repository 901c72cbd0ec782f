import type { ComponentType } from 'preact'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { Skeleton } from '@pyrin/ui'
import type { Place } from '../navigation'
import { NotFoundPage } from '../pages/not-found'
import type { PageProps } from '../page-props'
import { matchRoute, type Match, type Route } from '../routes'

/** The page that belongs to the place. */
export function Outlet({ place }: { readonly place: Place }) {
  const match = useMemo(() => matchRoute(place.path), [place.path])
  useCanonical(place, match)
  useFocusOnChange(place.path)
  if (match === null) return <NotFoundPage path={place.path} />
  return <Page match={match} query={place.query} />
}

function Page({ match, query }: { readonly match: Match; readonly query: string }) {
  const { loaded, failed } = useCode(match.route)
  const parsed = useMemo(() => new URLSearchParams(query), [query])
  if (failed) return <CodeMissing />
  if (loaded?.route !== match.route) return <Skeleton rows={6} />
  const Content = loaded.page
  return <Content key={match.canonical} params={match.params} query={parsed} />
}

/** The page's own code did not come; unlike figures it is not asked for again by itself. */
function CodeMissing() {
  return (
    <div class="failure" role="alert">
      <h1>This page could not be fetched</h1>
      <p>The connection may be broken, or the explorer was updated since you opened it.</p>
      <button type="button" class="button" onClick={() => location.reload()}>
        Load it again
      </button>
    </div>
  )
}

interface Loaded {
  readonly route: Route
  readonly page: ComponentType<PageProps>
}

function useCode(route: Route): { readonly loaded: Loaded | null; readonly failed: boolean } {
  const [loaded, setLoaded] = useState<Loaded | null>(null)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    let current = true
    setFailed(false)
    route.load().then(
      (page) => current && setLoaded({ route, page }),
      () => current && setFailed(true),
    )
    return () => {
      current = false
    }
  }, [route])
  return { loaded, failed }
}

/** Another spelling of a link becomes the usual one in the address bar, so that copies of it agree. */
function useCanonical(place: Place, match: Match | null): void {
  useEffect(() => {
    if (match !== null && match.canonical !== place.path) {
      history.replaceState(null, '', match.canonical + place.query + location.hash)
    }
  }, [place, match])
}

/** A new page is read out from its top; the first one keeps the browser's focus, and whoever types already keeps the field. */
function useFocusOnChange(path: string): void {
  const first = useRef(true)
  useEffect(() => {
    const types = document.activeElement instanceof HTMLInputElement
    if (!first.current && !types) document.getElementById('content')?.focus({ preventScroll: true })
    first.current = false
  }, [path])
}
