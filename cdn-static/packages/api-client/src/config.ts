/**
 * Where this copy of the pages finds its servers. Read once from `/config.json`, so that an operator changes a file and not a build.
 */
export interface RuntimeConfig {
  /** Base of the HTTP API. */
  readonly api: string
  /** The stream's address; a path means the pages' own host. */
  readonly stream: string
  /** The API's documentation. */
  readonly docs: string
  /** The network the pages are about, shown until the API tells it; null if the operator did not say. */
  readonly network: string | null
}

/** What holds where the file is missing or silent: everything on the pages' own host. */
export const DEFAULT_CONFIG: RuntimeConfig = {
  api: '/api',
  stream: '/stream',
  docs: '/api/docs',
  network: null,
}

/** Reads the configuration; a missing or unreadable file means the defaults. */
export async function loadConfig(
  fetchFunction: typeof fetch = fetch.bind(globalThis),
): Promise<RuntimeConfig> {
  try {
    const response = await fetchFunction('/config.json')
    return response.ok ? mergeConfig(await response.json()) : DEFAULT_CONFIG
  } catch {
    return DEFAULT_CONFIG
  }
}

/** Takes the known text values of `given` over the defaults. */
export function mergeConfig(given: unknown): RuntimeConfig {
  if (typeof given !== 'object' || given === null) return DEFAULT_CONFIG
  const values = given as Partial<Record<keyof RuntimeConfig, unknown>>
  const pick = <Default>(key: keyof RuntimeConfig, otherwise: Default) => {
    const value = values[key]
    return typeof value === 'string' && value !== '' ? value : otherwise
  }
  const { api, stream, docs, network } = DEFAULT_CONFIG
  return {
    api: pick('api', api),
    stream: pick('stream', stream),
    docs: pick('docs', docs),
    network: pick('network', network),
  }
}

/** The stream's address as a WebSocket URL, seen from a page at `pageUrl`. */
export function streamUrl(config: RuntimeConfig, pageUrl: string): string {
  return new URL(config.stream, pageUrl).href.replace(/^http/, 'ws')
}
