import { useEffect, useRef } from 'preact/hooks'
import type UPlot from 'uplot'

interface Props {
  /** Seconds since the epoch, rising. */
  readonly times: readonly number[]
  readonly values: readonly number[]
  readonly label: string
}

const HEIGHT = 40

/** A small line without axes: which way a figure goes. The chart library is fetched after the page is drawn. */
export function Sparkline({ times, values, label }: Props) {
  const host = useRef<HTMLDivElement>(null)
  const chart = useRef<UPlot | null>(null)
  const data = useRef<UPlot.AlignedData>([[], []])
  data.current = [[...times], [...values]]
  useEffect(() => {
    const element = host.current
    if (element === null) return undefined
    let gone = false
    const resize = new ResizeObserver(() =>
      chart.current?.setSize({ width: element.clientWidth, height: HEIGHT }),
    )
    const theme = new MutationObserver(() => chart.current?.redraw())
    void import('./sparkline-chart').then(({ drawSparkline }) => {
      if (gone) return
      chart.current = drawSparkline(element, data.current, HEIGHT)
      resize.observe(element)
      theme.observe(document.documentElement, { attributeFilter: ['data-theme'] })
    })
    return () => {
      gone = true
      resize.disconnect()
      theme.disconnect()
      chart.current?.destroy()
      chart.current = null
    }
  }, [])
  useEffect(() => chart.current?.setData(data.current), [times, values])
  return <div ref={host} class="sparkline" role="img" aria-label={label} />
}
