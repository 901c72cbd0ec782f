import type { ComponentChildren } from 'preact'
import { useRef } from 'preact/hooks'

/** One column: its heading, and what stands in it for a row. */
export interface Column<Row> {
  readonly name: ComponentChildren
  readonly cell: (row: Row) => ComponentChildren
  /** Numbers stand to the right. */
  readonly number?: boolean
  readonly muted?: boolean
  /** Where there is room for it; everywhere if not given. */
  readonly shown?: 'not-narrow' | 'wide'
}

interface Props<Row> {
  readonly rows: readonly Row[]
  readonly columns: readonly Column<Row>[]
  readonly keyOf: (row: Row) => string
  /** More classes of the table. */
  readonly class?: string
  readonly rowClass?: (row: Row) => string
  /** `data-…` attributes of a row, by name. */
  readonly data?: (row: Row) => Readonly<Record<`data-${string}`, string>>
  readonly testId?: string
}

const SHOWN = { 'not-narrow': 'narrow-hidden', wide: 'wide-only' } as const

/** Rows in columns. A row that arrives while one looks is lit up for a moment; those of the first look or of another page are not. */
export function DataTable<Row>({ rows, columns, keyOf, ...more }: Props<Row>) {
  const isNew = useArrivals(rows.map(keyOf))
  return (
    <div class="table-frame">
      <table class={classes('table', more.class)} {...(more.testId && { 'data-testid': more.testId })}>
        <thead>
          <tr>
            {columns.map((column, index) => (
              <th key={index} scope="col" class={columnClass({ ...column, muted: false })}>
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const key = keyOf(row)
            return (
              <tr
                key={key}
                class={classes('row', isNew(key) && 'row-new', more.rowClass?.(row))}
                {...more.data?.(row)}
              >
                {columns.map((column, index) => (
                  <td key={index} class={columnClass(column)}>
                    {column.cell(row)}
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

function columnClass<Row>({ number, muted, shown }: Column<Row>): string {
  return classes(number && 'number', muted && 'muted', shown && SHOWN[shown])
}

function classes(...names: readonly (string | false | undefined)[]): string {
  return names.filter((name) => typeof name === 'string' && name !== '').join(' ')
}

/** Tells the keys that came to a table after it was first drawn. Where no key is the same as before, it is another page. */
function useArrivals(keys: readonly string[]): (key: string) => boolean {
  const known = useRef({ first: new Set<string>(), last: new Set<string>() })
  const current = new Set(keys)
  const goesOn = keys.some((key) => known.current.last.has(key))
  known.current = { first: goesOn ? known.current.first : current, last: current }
  const { first } = known.current
  return (key) => !first.has(key)
}
