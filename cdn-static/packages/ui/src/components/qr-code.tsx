import { useEffect, useState } from 'preact/hooks'

const QUIET_MODULES = 2

/** A text as a QR code, dark on light in every theme, since scanners want it so. The library is fetched when one is shown. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const [path, setPath] = useState<{ readonly d: string; readonly size: number } | null>(null)
  useEffect(() => {
    let current = true
    void import('qrcode').then(({ create }) => {
      const { modules } = create(text, { errorCorrectionLevel: 'M' })
      if (current) setPath({ d: toPath(modules.size, (x, y) => modules.get(y, x) !== 0), size: modules.size })
    })
    return () => {
      current = false
    }
  }, [text])
  if (path === null) return <div class="qr" role="status" aria-label="Drawing the QR code" />
  const edge = path.size + 2 * QUIET_MODULES
  return (
    <svg
      class="qr"
      viewBox={`${-QUIET_MODULES} ${-QUIET_MODULES} ${edge} ${edge}`}
      shape-rendering="crispEdges"
      role="img"
      aria-label={label}
    >
      <path d={path.d} />
    </svg>
  )
}

/** The dark modules as one path of unit squares. */
function toPath(size: number, dark: (x: number, y: number) => boolean): string {
  let d = ''
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) if (dark(x, y)) d += `M${x} ${y}h1v1h-1z`
  }
  return d
}
