import type { SearchBody } from '@pyrin/contracts'
import { useLiveResource, type Resource } from './use-live-resource'

/** What the chain has under a text. */
export function useSearch(text: string): Resource<SearchBody> {
  return useLiveResource(`search:${text}`, ({ api }) => ({
    load: (signal) => api.search(text, signal),
    position: () => null,
  }))
}
