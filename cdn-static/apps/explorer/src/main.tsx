import '@pyrin/ui/styles.css'
import { render } from 'preact'
import { loadConfig } from '@pyrin/api-client'
import { createServices, ServicesProvider } from '@pyrin/ui'
import { takeOverLinks } from './navigation'
import { App } from './shell/app'

const services = createServices(await loadConfig(), location.href)
services.stream.start()
addEventListener('online', () => services.stream.nudge())
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') services.stream.nudge()
})
takeOverLinks()

const host = document.getElementById('app')
if (host === null) throw new Error('index.html has no element #app')
render(
  <ServicesProvider value={services}>
    <App />
  </ServicesProvider>,
  host,
)
