import { useRef, useState } from 'preact/hooks'
import { DownloadIcon, useServices } from '@pyrin/ui'
import type { AddressEntry } from '@pyrin/contracts'
import { formatInteger, shortAddress } from '@pyrin/units'
import { toCsv } from './csv'

const PAGE_ROWS = 500
const ROWS_MAX = 50_000

/** Fetches an address's whole history, as far as 50,000 lines, and hands it over as a file. */
export function CsvExport({ address }: { readonly address: string }) {
  const { api } = useServices()
  const [rows, setRows] = useState<number | null>(null)
  const [failed, setFailed] = useState<string | null>(null)
  const abort = useRef<AbortController | null>(null)
  const run = async () => {
    const controller = new AbortController()
    abort.current = controller
    setFailed(null)
    setRows(0)
    try {
      const entries: AddressEntry[] = []
      let before: number | null = null
      do {
        const page = await api.addressTransactions(address, PAGE_ROWS, before, controller.signal)
        entries.push(...page.entries)
        before = page.next
        setRows(entries.length)
      } while (before !== null && entries.length < ROWS_MAX)
      save(toCsv(entries), `${shortAddress(address).replace(/[:…]/g, '-')}.csv`)
    } catch (error) {
      if (!controller.signal.aborted) setFailed(error instanceof Error ? error.message : 'The export failed.')
    } finally {
      setRows(null)
    }
  }
  if (rows !== null) {
    return (
      <button type="button" class="button button-small" onClick={() => abort.current?.abort()}>
        {formatInteger(rows)} rows… Cancel
      </button>
    )
  }
  return (
    <>
      {failed !== null && (
        <span class="copy-failed" role="alert">
          {failed}
        </span>
      )}
      <button
        type="button"
        class="button button-small"
        onClick={() => void run()}
        title="Whole history as a table for other programs"
      >
        <DownloadIcon /> CSV
      </button>
    </>
  )
}

function save(text: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}
