import type { Status } from '@pyrin/contracts'
import { useServices } from '@pyrin/ui'

/** Under every page: what runs here, and where its interfaces are described. */
export function Footer({ status }: { readonly status: Status | null }) {
  const { config } = useServices()
  return (
    <footer class="foot">
      <p>Pyrin explorer{status === null ? '' : ` ${status.version} · ${status.network}`}</p>
      <p>
        <a href={config.docs} data-outside>
          API documentation
        </a>
        {' · '}
        <a href="/about">About</a>
      </p>
    </footer>
  )
}
