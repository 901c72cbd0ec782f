import { StatusBanner, useStanding, useStatus } from '@pyrin/ui'
import { navigate, usePlace } from '../navigation'
import { Footer } from './footer'
import { Header } from './header'
import { Outlet } from './outlet'

/** What every page has around it. */
export function App() {
  const status = useStatus()
  const standing = useStanding(status)
  const place = usePlace()
  return (
    <>
      <a class="skip-link" href="#content">
        Skip to the content
      </a>
      <Header
        status={status.data}
        standing={standing}
        path={place.path}
        search={(text) => navigate(`/search?q=${encodeURIComponent(text)}`)}
      />
      <StatusBanner standing={standing} />
      <main id="content" class="page" tabIndex={-1}>
        <Outlet place={place} />
      </main>
      <Footer status={status.data} />
    </>
  )
}
