import type { DashboardBody } from '@pyrin/contracts'
import { reduceDashboard } from '../live/reducers'
import { useLiveResource, type Resource } from './use-live-resource'

/** Figures, newest blocks and newest accepted transactions. */
export function useDashboard(): Resource<DashboardBody> {
  return useLiveResource('dashboard', ({ api }) => ({
    load: (signal) => api.dashboard(signal),
    position: (data) => data.at,
    topic: 'dashboard',
    reduce: reduceDashboard,
    fromSnapshot: (body) => body as DashboardBody,
  }))
}
