import type { ComponentType } from 'preact'
import type { PageProps } from './page-props'

/** A page of the explorer; its code is fetched when it is first shown. */
export interface Route {
  /** `:name` takes one part of the path. The first spelling is the one links use; the others lead to it. */
  readonly paths: readonly [string, ...string[]]
  load(): Promise<ComponentType<PageProps>>
}

/** Every page, in one place. Existing links to other explorers of this chain use all of these spellings. */
export const ROUTES: readonly Route[] = [
  { paths: ['/'], load: () => import('./pages/home').then((m) => m.HomePage) },
  { paths: ['/blocks'], load: () => import('./pages/blocks').then((m) => m.BlocksPage) },
  {
    paths: ['/txs', '/transactions'],
    load: () => import('./pages/transactions').then((m) => m.TransactionsPage),
  },
  {
    paths: ['/blocks/:hash', '/block/:hash'],
    load: () => import('./pages/block').then((m) => m.BlockPage),
  },
  {
    paths: ['/blocks/:hash/:tx', '/block/:hash/:tx'],
    load: () => import('./pages/block').then((m) => m.BlockPage),
  },
  {
    paths: ['/txs/:id', '/transactions/:id', '/tx/:id'],
    load: () => import('./pages/transaction').then((m) => m.TransactionPage),
  },
  {
    paths: ['/addresses/:address', '/address/:address'],
    load: () => import('./pages/address').then((m) => m.AddressPage),
  },
  { paths: ['/addresses'], load: () => import('./pages/rich-list').then((m) => m.RichListPage) },
  { paths: ['/search'], load: () => import('./pages/search').then((m) => m.SearchPage) },
  { paths: ['/about'], load: () => import('./pages/about').then((m) => m.AboutPage) },
]

/** Where a path leads. `canonical` is the path in the first spelling. */
export interface Match {
  readonly route: Route
  readonly params: Readonly<Record<string, string>>
  readonly canonical: string
}

/** Finds the page of a path; null when there is none. A slash at the end does not count. */
export function matchRoute(path: string, routes: readonly Route[] = ROUTES): Match | null {
  const parts = path.split('/').filter((part) => part !== '')
  for (const route of routes) {
    for (const pattern of route.paths) {
      const params = matchParts(
        pattern.split('/').filter((part) => part !== ''),
        parts,
      )
      if (params !== null) return { route, params, canonical: fill(route.paths[0], params) }
    }
  }
  return null
}

function matchParts(pattern: readonly string[], parts: readonly string[]): Record<string, string> | null {
  if (pattern.length !== parts.length) return null
  const params: Record<string, string> = {}
  for (const [i, wanted] of pattern.entries()) {
    const part = parts[i] ?? ''
    if (wanted.startsWith(':')) params[wanted.slice(1)] = decode(part)
    else if (wanted !== part) return null
  }
  return params
}

function fill(pattern: string, params: Readonly<Record<string, string>>): string {
  return pattern.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(params[name] ?? '').replace(/%3A/gi, ':'),
  )
}

/** A broken escape in a link is shown as it is rather than breaking the page. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
