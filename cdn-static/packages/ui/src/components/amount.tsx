import { formatAmount, formatSignedAmount, TICKER, toAmount } from '@pyrin/units'

interface Props {
  /** Leor, as on the wire. */
  readonly leor: string
  /** With a sign, and coloured by it. */
  readonly signed?: boolean
  readonly unit?: boolean
  /** In a column of amounts: all eight decimals, so that the points stand below each other. */
  readonly inColumn?: boolean
}

const SHORT = '.00'.length
const WHOLE = '.00000000'.length

/**
 * The point and what follows. Zeros that only fill a column are a shade lighter; narrow tables of many columns show two digits and
 * hide the others (`table.css`).
 */
function Decimals({ text, inColumn }: { readonly text: string; readonly inColumn: boolean }) {
  const shown = inColumn && text.length < SHORT ? (text || '.').padEnd(SHORT, '0') : text
  const rest = shown.slice(SHORT)
  return (
    <>
      <span class="amount-decimals">
        {shown.slice(0, SHORT)}
        {rest !== '' && <span class="amount-rest">{rest}</span>}
      </span>
      {inColumn && shown.length < WHOLE && (
        <span class="amount-zeros">{'0'.repeat(WHOLE - shown.length)}</span>
      )}
    </>
  )
}

/** An amount of money, decimals set back a little so that the whole coins are read first. */
export function AmountText({ leor, signed = false, unit = true, inColumn = false }: Props) {
  const amount = toAmount(leor)
  const text = signed ? formatSignedAmount(amount) : formatAmount(amount)
  const [coins, decimals] = text.split('.')
  const tone = !signed || amount === 0n ? '' : amount > 0n ? ' amount-in' : ' amount-out'
  return (
    <span class={`amount${tone}`}>
      {coins}
      {(inColumn || decimals !== undefined) && (
        <Decimals text={decimals === undefined ? '' : `.${decimals}`} inColumn={inColumn} />
      )}
      {unit && <span class="unit"> {TICKER}</span>}
    </span>
  )
}
