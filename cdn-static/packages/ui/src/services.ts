import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import { ExplorerApi, HttpClient, streamUrl, type RuntimeConfig } from '@pyrin/api-client'
import { StreamClient } from '@pyrin/stream-client'

/** The page's connections to the outside, made once and handed down. */
export interface Services {
  readonly config: RuntimeConfig
  readonly api: ExplorerApi
  readonly stream: StreamClient
}

/** Makes the connections that a configuration describes; the stream still has to be started. */
export function createServices(config: RuntimeConfig, pageUrl: string): Services {
  return {
    config,
    api: new ExplorerApi(new HttpClient({ base: config.api })),
    stream: new StreamClient(streamUrl(config, pageUrl)),
  }
}

const Context = createContext<Services | null>(null)

export const ServicesProvider = Context.Provider

/** The connections, for hooks. */
export function useServices(): Services {
  const services = useContext(Context)
  if (services === null) throw new Error('ServicesProvider is missing above this component')
  return services
}
