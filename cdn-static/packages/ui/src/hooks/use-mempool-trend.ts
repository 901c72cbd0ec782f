import { useEffect, useRef, useState } from 'preact/hooks'
import { Trend, type TrendPoint } from '../live/trend'

const EVERY_MILLIS = 2_000
const POINTS_MAX = 150

/** One for the whole visit: who comes back to the page finds the line where it was left. */
const trend = new Trend(EVERY_MILLIS, POINTS_MAX)

/** How many transactions waited, since the explorer was opened, five minutes at most; `size` is how many do now. */
export function useMempoolTrend(size: number): readonly TrendPoint[] {
  const newest = useRef(size)
  newest.current = size
  const [points, setPoints] = useState(trend.points)
  useEffect(() => {
    const note = () => {
      trend.note(Date.now(), newest.current)
      setPoints(trend.points)
    }
    note()
    const timer = setInterval(note, EVERY_MILLIS)
    return () => clearInterval(timer)
  }, [])
  return points
}
