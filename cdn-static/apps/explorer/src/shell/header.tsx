import { LiveDot, SearchBox, ThemeToggle, useServices, type Standing } from '@pyrin/ui'
import type { Status } from '@pyrin/contracts'
import { Logo } from './logo'

const LINKS = [
  ['/', 'Home'],
  ['/blocks', 'Blocks'],
  ['/txs', 'Transactions'],
  ['/addresses', 'Addresses'],
  ['/about', 'About'],
] as const

interface Props {
  readonly status: Status | null
  readonly standing: Standing
  readonly path: string
  readonly search: (text: string) => void
}

/** Name, network, ways, search. */
export function Header({ status, standing, path, search }: Props) {
  const { config } = useServices()
  return (
    <header class="top">
      <div class="top-inner">
        <a href="/" class="brand" aria-label="Pyrin explorer, home">
          <Logo />
          <span class="brand-name">Pyrin</span>
        </a>
        <span class="network" data-testid="network">
          {status?.network ?? config.network ?? '…'}
        </span>
        <nav class="nav" aria-label="Pages">
          {LINKS.map(([href, name]) => (
            <a
              key={href}
              href={href}
              class="nav-link"
              {...(isHere(href, path) ? { 'aria-current': 'page' as const } : {})}
            >
              {name}
            </a>
          ))}
        </nav>
        <SearchBox search={search} />
        <div class="top-end">
          <LiveDot standing={standing} />
          <ThemeToggle />
        </div>
      </div>
    </header>
  )
}

function isHere(href: string, path: string): boolean {
  return href === '/' ? path === '/' : path === href || path.startsWith(`${href}/`)
}
