import uPlot from 'uplot'

/** Draws a line with a faint area under it, in the colour of the element's text. */
export function drawSparkline(element: HTMLElement, data: uPlot.AlignedData, height: number): uPlot {
  const colour = () => getComputedStyle(element).color
  const options: uPlot.Options = {
    width: element.clientWidth,
    height,
    padding: [4, 0, 2, 0],
    cursor: { show: false },
    legend: { show: false },
    select: { show: false, left: 0, top: 0, width: 0, height: 0 },
    axes: [{ show: false }, { show: false }],
    scales: { x: { time: true }, y: { range: (_, min, max) => paddedRange(min, max) } },
    series: [
      {},
      { stroke: colour, width: 1.5, points: { show: false }, fill: () => withAlpha(colour(), 0.12) },
    ],
  }
  return new uPlot(options, data, element)
}

/** Room above and below, and a flat line in the middle rather than on an edge. */
function paddedRange(min: number, max: number): [number, number] {
  if (!Number.isFinite(min) || !Number.isFinite(max)) return [0, 1]
  const spread = max - min
  return spread === 0 ? [min - 1, max + 1] : [Math.min(min - spread * 0.2, min), max + spread * 0.1]
}

/** `rgb(1, 2, 3)`, as browsers write a computed colour, with an alpha. */
function withAlpha(colour: string, alpha: number): string {
  return colour.replace(/^rgb\((.*)\)$/, `rgba($1, ${alpha})`)
}
