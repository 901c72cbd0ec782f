import type { Status } from '@pyrin/contracts'
import type { Refusal, StreamState } from '@pyrin/stream-client'
import { formatAge, formatDuration, formatInteger, formatPercent } from '@pyrin/units'

/** Whether what is shown moves with the chain, in the words that every page shows. */
export interface Standing {
  /** Beside the network's name. */
  readonly word: string
  readonly tone: 'live' | 'behind' | 'broken'
  /** Under the header; null: nothing to say. */
  readonly notice: Notice | null
}

export interface Notice {
  readonly tone: 'info' | 'warn'
  readonly text: string
  /** How much is done, 0 to 1, where something is being done. */
  readonly fraction?: number
  /** What may be over in a moment is worth a word only after a while. */
  readonly patient?: boolean
}

export interface Circumstances {
  readonly stream: StreamState
  readonly refusals: readonly Refusal[]
  /** As last read; null before. */
  readonly status: Status | null
  /** Why it could not be read again, in a sentence. */
  readonly error: string | null
  /** Milliseconds since the epoch. */
  readonly now: number
}

/**
 * The one place that decides what is said: first what is wrong with the data themselves, then with the way to them. Live is only who
 * reads a read model that follows its node, over a stream that carries every topic of the page.
 */
export function standing(found: Circumstances): Standing {
  const { stream, refusals, status } = found
  const notice = ofData(found) ?? ofWay(found)
  if (stream !== 'open') return { word: 'Reconnecting', tone: 'broken', notice }
  if (status === null) return { word: 'Connecting', tone: 'broken', notice }
  if (status.state === 'stale') return { word: 'Out of date', tone: 'broken', notice }
  if (status.state === 'starting') return { word: 'Waiting', tone: 'behind', notice }
  if (status.state !== 'live') return { word: 'Catching up', tone: 'behind', notice }
  if (refusals.length > 0) return { word: 'Not live', tone: 'broken', notice }
  if (status.quiet) return { word: 'Quiet', tone: 'behind', notice }
  return { word: 'Live', tone: 'live', notice }
}

function ofData({ status, error, now }: Circumstances): Notice | null {
  if (status !== null && status.state !== 'live') return behind(status, now)
  if (error !== null) return { tone: 'warn', text: `${error} What you see may be out of date; trying again.` }
  return status?.quiet === true ? { tone: 'info', text: quiet(status, now) } : null
}

function ofWay({ stream, refusals }: Circumstances): Notice | null {
  if (stream !== 'open') {
    const text = 'Live updates are interrupted; reconnecting. Pages are read again every 5 seconds.'
    return { tone: 'warn', text, patient: true }
  }
  const lasting = refusals.find((refusal) => !refusal.passing)
  if (lasting !== undefined) {
    const text = `The server refuses live updates of this page (${lasting.message}). It is read again every 5 seconds.`
    return { tone: 'warn', text }
  }
  if (refusals.length === 0) return null
  const text =
    'The server puts live updates of this page off; they are asked for again. Until then it is read again every 5 seconds.'
  return { tone: 'warn', text, patient: true }
}

function quiet({ sinkTimestamp }: Status, now: number): string {
  const newest = sinkTimestamp === null ? 'long ago' : formatAge(sinkTimestamp, now)
  return `The network is quiet: the newest block of its chain was made ${newest}. The explorer follows its node and shows the next one at once.`
}

function stale({ aliveAt }: Status, now: number): string {
  const age = formatDuration(Math.max(0, now - (aliveAt ?? now)) / 1000)
  return `What you see is ${age} old: the program that reads the chain for the explorer has stopped. New blocks appear once it runs again.`
}

function behind(status: Status, now: number): Notice {
  if (status.state === 'stale') return { tone: 'warn', text: stale(status, now) }
  if (status.state === 'starting') return { tone: 'info', text: starting(status, now) }
  const upTo =
    status.sinkTimestamp === null ? '' : `, the chain as of ${formatAge(status.sinkTimestamp, now)}`
  const text =
    `Catching up with the chain: ${formatPercent(status.fraction)} done, ` +
    `blue score ${formatInteger(status.readBlueScore)}${ofNode(status)}${upTo}.`
  return { tone: 'info', text, fraction: status.fraction }
}

/** Blue scores behind the node that are nothing but blocks on their way through: so many also a live reader may lack. */
const CLOSE = 30

/** Close behind a node that takes in history itself, the node's blue score is no end of the way. */
function ofNode({ readBlueScore, nodeBlueScore }: Status): string {
  return nodeBlueScore > readBlueScore + CLOSE ? ` of ${formatInteger(nodeBlueScore)}` : ''
}

function starting({ readBlueScore, sinkTimestamp }: Status, now: number): string {
  if (readBlueScore === 0 || sinkTimestamp === null)
    return 'The explorer is starting and reads the chain from its node: nothing is read yet.'
  const upTo = `blue score ${formatInteger(readBlueScore)}, made ${formatAge(sinkTimestamp, now)}`
  return `The explorer waits for its node, which does not answer or is starting. What you see is the chain up to ${upTo}.`
}
