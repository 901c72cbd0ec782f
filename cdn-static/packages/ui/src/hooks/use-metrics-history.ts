import { reduceMetricsHistory, type MetricsHistory } from '../live/reducers'
import { useLiveResource, type Resource } from './use-live-resource'

const POINTS = 120

/** The last two hours of the metrics, by the minute. */
export function useMetricsHistory(): Resource<MetricsHistory> {
  return useLiveResource<MetricsHistory>('metrics-history', ({ api }) => ({
    load: (signal) => api.metricsHistory('minute', POINTS, signal),
    position: (data) => data.at,
    topic: 'metrics',
    reduce: reduceMetricsHistory,
  }))
}
