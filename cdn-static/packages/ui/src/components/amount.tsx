import { formatAmount, formatSignedAmount, TICKER, toAmount } from '@pyrin/units'

interface Props {
  /** Leor, as on the wire. */
  readonly leor: string
  /** With a sign, and coloured by it. */
  readonly signed?: boolean
  readonly unit?: boolean
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
      {point >= 0 && <span class="amount-decimals">{text.slice(point)}</span>}
      {unit && <span class="unit"> {TICKER}</span>}
    </span>
  )
}
