import type { ComponentChildren } from 'preact'
import { useMemo } from 'preact/hooks'
import type { NetworkFigures } from '@pyrin/contracts'
import {
  AmountText,
  Sparkline,
  useMempoolTrend,
  useMetricsHistory,
  useNow,
  type MetricsPoint,
} from '@pyrin/ui'
import {
  formatAmount,
  formatAmountShort,
  formatCompact,
  formatDateTime,
  formatDuration,
  formatHashrate,
  formatInteger,
  formatPercent,
  formatRate,
  TICKER,
  toAmount,
} from '@pyrin/units'

/** The dashboard's figures; those with a history carry its line. */
export function Figures({ metrics }: { readonly metrics: NetworkFigures }) {
  const { data: history } = useMetricsHistory()
  const points = history?.points ?? []
  return (
    <dl class="figures">
      <Figure
        name="Blocks / s"
        value={formatRate(metrics.bps)}
        note={metrics.tipCount === 1 ? '1 tip' : `${formatInteger(metrics.tipCount)} tips`}
      >
        <History points={points} of="bps" label="Blocks a second, last two hours" />
      </Figure>
      <Figure
        name="Transactions / s"
        value={formatRate(metrics.tps)}
        note={`${formatCompact(metrics.transactionCount)} accepted in all`}
      >
        <History points={points} of="tps" label="Transactions a second, last two hours" />
      </Figure>
      <Figure
        name="Hashrate"
        value={formatHashrate(metrics.hashrate)}
        note={`difficulty ${formatCompact(metrics.difficulty)}`}
      >
        <History points={points} of="hashrate" label="Hashrate, last two hours" />
      </Figure>
      <Mempool size={metrics.mempoolSize} />
      <Figure
        name="DAA score"
        value={formatInteger(metrics.daaScore)}
        note={`blue score ${formatInteger(metrics.blueScore)}`}
      />
      <Supply metrics={metrics} />
      <Reduction metrics={metrics} />
      <Figure
        name="Addresses"
        value={formatCompact(metrics.addressCount)}
        note={`${formatCompact(metrics.blockCount)} blocks in the node`}
      />
    </dl>
  )
}

interface FigureProps {
  readonly name: string
  readonly value: ComponentChildren
  readonly note: ComponentChildren
  readonly children?: ComponentChildren
}

function Figure({ name, value, note, children }: FigureProps) {
  return (
    <div class="figure">
      <dt>{name}</dt>
      <dd class="figure-value">{value}</dd>
      <dd class="figure-note">{note}</dd>
      {children !== undefined && <dd class="figure-line">{children}</dd>}
    </div>
  )
}

/** The server keeps no history of the mempool: the line is what was seen since the explorer was opened. */
function Mempool({ size }: { readonly size: number }) {
  const points = useMempoolTrend(size)
  const times = useMemo(() => points.map((point) => point.timestamp / 1000), [points])
  const values = useMemo(() => points.map((point) => point.value), [points])
  return (
    <Figure
      name="Mempool"
      value={formatInteger(size)}
      note={size === 1 ? 'transaction waiting' : 'transactions waiting'}
    >
      <Line times={times} values={values} label="Transactions waiting, since you opened the explorer" />
    </Figure>
  )
}

function Supply({ metrics }: { readonly metrics: NetworkFigures }) {
  const circulating = toAmount(metrics.circulating)
  const max = toAmount(metrics.maxSupply)
  const fraction = max === 0n ? 0 : Number((circulating * 1_000_000n) / max) / 1_000_000
  return (
    <Figure
      name="Supply"
      value={
        <>
          {formatAmountShort(circulating)} <span class="unit">{TICKER}</span>
        </>
      }
      note={`${formatPercent(fraction, fraction < 0.01 ? 4 : 2)} of ${formatAmount(max)}`}
    >
      <progress class="meter" max={1} value={fraction} aria-label="Part of the supply that exists" />
    </Figure>
  )
}

function Reduction({ metrics }: { readonly metrics: NetworkFigures }) {
  const now = useNow()
  const seconds = (metrics.nextReductionTimestamp - now) / 1000
  const when = seconds > 0 ? `in ${formatDuration(seconds)}` : 'due'
  return (
    <Figure
      name="Block subsidy"
      value={<AmountText leor={metrics.subsidy} />}
      note={
        <span
          title={`${formatDateTime(metrics.nextReductionTimestamp)}, DAA score ${formatInteger(metrics.nextReductionDaaScore)}`}
        >
          then <AmountText leor={metrics.nextSubsidy} /> {when}
        </span>
      }
    />
  )
}

interface HistoryProps {
  readonly points: readonly MetricsPoint[]
  readonly of: 'bps' | 'tps' | 'hashrate'
  readonly label: string
}

function History({ points, of, label }: HistoryProps) {
  const times = useMemo(() => points.map((point) => point.timestamp / 1000), [points])
  const values = useMemo(() => points.map((point) => point[of]), [points, of])
  return <Line times={times} values={values} label={label} />
}

interface LineProps {
  readonly times: readonly number[]
  readonly values: readonly number[]
  readonly label: string
}

function Line({ times, values, label }: LineProps) {
  return times.length < 2 ? (
    <div class="sparkline sparkline-empty" />
  ) : (
    <Sparkline times={times} values={values} label={label} />
  )
}
