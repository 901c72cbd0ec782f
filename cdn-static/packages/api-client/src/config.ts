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
}

/** What holds where the file is missing or silent: everything on the pages' own host. */
export const DEFAULT_CONFIG: RuntimeConfig = { api: '/api', stream: '/stream', docs: '/api/docs' }

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
  const pick = (key: keyof RuntimeConfig) => {
    const value = values[key]
    return typeof value === 'string' && value !== '' ? value : DEFAULT_CONFIG[key]
  }
  return { api: pick('api'), stream: pick('stream'), docs: pick('docs') }
}

/** The stream's address as a WebSocket URL, seen from a page at `pageUrl`. */
export function streamUrl(config: RuntimeConfig, pageUrl: string): string {
  return new URL(config.stream, pageUrl).href.replace(/^http/, 'ws')
}
