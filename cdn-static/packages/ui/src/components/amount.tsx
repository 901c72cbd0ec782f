import { formatAmount, formatSignedAmount, TICKER, toAmount } from '@pyrin/units'

interface Props {
  /** Leor, as on the wire. */
  readonly leor: string
  /** With a sign, and coloured by it. */
  readonly signed?: boolean
  readonly unit?: boolean
}

const SHORT = '.00'.length

/** The point and what follows; narrow tables of many columns show two digits (`table.css`). */
function Decimals({ text }: { readonly text: string }) {
  return (
    <span class="amount-decimals">
      {text.slice(0, SHORT)}
      {text.length > SHORT && <span class="amount-rest">{text.slice(SHORT)}</span>}
    </span>
  )
}

/** An amount of money, decimals set back a little so that the whole coins are read first. */
export function AmountText({ leor, signed = false, unit = true }: Props) {
  const amount = toAmount(leor)
  const text = signed ? formatSignedAmount(amount) : formatAmount(amount)
  const point = text.indexOf('.')
  const tone = !signed || amount === 0n ? '' : amount > 0n ? ' amount-in' : ' amount-out'
  return (
    <span class={`amount${tone}`}>
      {point < 0 ? text : text.slice(0, point)}
      {point >= 0 && <Decimals text={text.slice(point)} />}
      {unit && <span class="unit"> {TICKER}</span>}
    </span>
  )
}
