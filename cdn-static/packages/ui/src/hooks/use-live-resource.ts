import { useEffect, useMemo, useReducer } from 'preact/hooks'
import { LiveResource, type ResourceRecipe, type ResourceState } from '../live/resource'
import { browserTiming } from '../live/timing'
import { useServices, type Services } from '../services'

/** A resource as a component sees it. */
export interface Resource<T> extends ResourceState<T> {
  readonly loading: boolean
  reload(): void
}

/**
 * Holds a live resource while a component is shown. `key` names what is read: another key is another resource, and what was held of the
 * former is gone.
 */
export function useLiveResource<T>(
  key: string,
  recipe: (services: Services) => ResourceRecipe<T>,
): Resource<T> {
  const services = useServices()
  const [, redraw] = useReducer<number, undefined>((count) => count + 1, 0)
  // The recipe is made of the key alone, so that a new function in every drawing is not a new resource.
  const resource = useMemo(
    () => new LiveResource(recipe(services), services.stream, browserTiming),
    [key, services],
  )
  useEffect(() => {
    const end = resource.onChange(() => redraw(undefined))
    resource.start()
    return () => {
      end()
      resource.stop()
    }
  }, [resource])
  const { data, error } = resource.state
  return { data, error, loading: data === null && error === null, reload: () => resource.reload() }
}
