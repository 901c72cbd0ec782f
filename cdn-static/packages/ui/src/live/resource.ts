import { ApiError } from '@pyrin/api-client'
import type { ChainEvent, Position, Topic } from '@pyrin/contracts'
import type { StreamState, TopicHandler } from '@pyrin/stream-client'

/** What a page knows of a resource. `data` stays when a later read fails: old figures with a notice beat an empty page. */
export interface ResourceState<T> {
  readonly data: T | null
  readonly error: ApiError | null
}

/** The part of the stream client that a resource uses. */
export interface EventSource {
  readonly state: StreamState
  onState(listener: (state: StreamState) => void): () => void
  subscribe(topic: Topic, handler: TopicHandler, from?: Position | null): () => void
}

/** What an event does to data held: the new data (the same object: nothing changed), or `reload` when only the server can tell. */
export type Reducer<T> = (data: T, event: ChainEvent) => T | 'reload'

/** How one resource is read, and kept right. */
export interface ResourceRecipe<T> {
  load(signal: AbortSignal): Promise<T>
  /** Where `data` stands in the stream; null for a body that carries no position. */
  position(data: T): Position | null
  readonly topic?: Topic
  readonly reduce?: Reducer<T>
  /** Read again after so long even while the stream is up; null: no need. */
  pollMillis?(data: T): number | null
  /** Makes data from the topic's snapshot; without it, or if it gives null, a snapshot means reading again. */
  readonly fromSnapshot?: (body: unknown) => T | null
}

/** Clock and animation frame, so that tests hold them. */
export interface Timing {
  after(millis: number, callback: () => void): () => void
  /** Calls back before the next picture is drawn. */
  nextFrame(callback: () => void): void
}

const RELOAD_SPACING_MILLIS = 400
const POLL_MILLIS = 5_000
const RETRY_MILLIS = [1_000, 2_000, 4_000, 8_000]
const STALE_RETRY_MILLIS = 300
const STALE_RETRIES_MAX = 5

/**
 * One thing a page shows: read once over HTTP, then kept right by the stream.
 *
 * ```
 *   load ──> data ──> subscribe from data's position ──> event ──> reduce ──> data
 *    ^                                                     └─ reload ─┐
 *    └── stream down, topic refused: every 5 s · failed: 1, 2, 4, 8 s ┘
 * ```
 *
 * A reload that is older than the event which asked for it (a cache on the way) is repeated a few times. Listeners are told at most
 * once a frame, however fast events come.
 */
export class LiveResource<T> {
  private current: ResourceState<T> = { data: null, error: null }
  private readonly listeners = new Set<() => void>()
  private abort: AbortController | null = null
  private cancelTimer: () => void = () => undefined
  private leave: () => void = () => undefined
  private leaveState: () => void = () => undefined
  private failures = 0
  private staleRetries = 0
  private resting = false
  private askedMeanwhile = false
  private cancelRest: () => void = () => undefined
  private wanted: Position | null = null
  private subscribed = false
  private refused = false
  private announced = false

  constructor(
    private readonly recipe: ResourceRecipe<T>,
    private readonly stream: EventSource,
    private readonly timing: Timing,
  ) {}

  get state(): ResourceState<T> {
    return this.current
  }

  onChange(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  start(): void {
    this.leaveState = this.stream.onState(() => this.resettle())
    this.reload()
  }

  stop(): void {
    this.abort?.abort()
    this.cancelTimer()
    this.cancelRest()
    this.leave()
    this.leaveState()
  }

  /** Reads again now. */
  reload(): void {
    this.cancelTimer()
    this.abort?.abort()
    const abort = new AbortController()
    this.abort = abort
    this.recipe.load(abort.signal).then(
      (data) => abort.signal.aborted || this.loaded(data),
      (error: unknown) => abort.signal.aborted || this.failed(error),
    )
  }

  private loaded(data: T): void {
    this.abort = null
    this.failures = 0
    if (this.isStale(data) && this.staleRetries < STALE_RETRIES_MAX) {
      this.staleRetries++
      this.schedule(STALE_RETRY_MILLIS)
      return
    }
    this.staleRetries = 0
    this.wanted = null
    this.askedMeanwhile = false
    this.set({ data, error: null })
    if (!this.subscribed) this.subscribe(this.recipe.position(data))
    this.settle()
  }

  private failed(error: unknown): void {
    this.abort = null
    const known = error instanceof ApiError ? error : new ApiError('server', 'The answer could not be read.')
    this.set({ data: known.kind === 'not-found' ? null : this.current.data, error: known })
    if (!this.subscribed) this.subscribe(null)
    if (known.kind === 'bad-request') return
    this.schedule(RETRY_MILLIS[Math.min(this.failures++, RETRY_MILLIS.length - 1)] ?? POLL_MILLIS)
  }

  private isStale(data: T): boolean {
    const at = this.recipe.position(data)
    return (
      at !== null &&
      this.wanted !== null &&
      at.epoch === this.wanted.epoch &&
      at.sequence < this.wanted.sequence
    )
  }

  /** The stream has come or gone: what is planned may be too much or too little. */
  private resettle(): void {
    if (this.abort === null && this.current.error === null) this.settle()
  }

  /** After a good read: nothing more to do while the stream is up, else read again by and by. */
  private settle(): void {
    const { data } = this.current
    const poll = data === null ? null : (this.recipe.pollMillis?.(data) ?? null)
    const live = this.stream.state === 'open' && this.recipe.topic !== undefined && !this.refused
    this.schedule(live ? poll : (poll ?? POLL_MILLIS))
  }

  private schedule(millis: number | null): void {
    this.cancelTimer()
    if (millis !== null) this.cancelTimer = this.timing.after(millis, () => this.reload())
  }

  private subscribe(from: Position | null): void {
    const { topic } = this.recipe
    if (topic === undefined) return
    this.subscribed = true
    this.leave = this.stream.subscribe(
      topic,
      {
        snapshot: (body, at) => this.snapshot(body, at),
        event: (event, at) => this.event(event, at),
        refused: (refused) => {
          this.refused = refused
          this.resettle()
        },
      },
      from,
    )
  }

  private snapshot(body: unknown, at: Position): void {
    const data = this.recipe.fromSnapshot?.(body) ?? null
    if (data === null) {
      this.wanted = at
      this.reloadSoon()
      return
    }
    this.abort?.abort()
    this.abort = null
    this.set({ data, error: null })
    this.settle()
  }

  private event(event: ChainEvent, at: Position): void {
    const { data } = this.current
    if (data !== null && this.contains(data, at)) return
    const next = data === null ? 'reload' : (this.recipe.reduce?.(data, event) ?? 'reload')
    if (next === 'reload') {
      this.wanted = at
      this.reloadSoon()
    } else if (next !== data) {
      this.set({ data: next, error: null })
    }
  }

  /** Whether data, read anew while the topic was not served, say already what the event says. */
  private contains(data: T, at: Position): boolean {
    const held = this.recipe.position(data)
    return held !== null && held.epoch === at.epoch && at.sequence <= held.sequence
  }

  /** The first call reads at once; those that follow within 400 ms share one read. */
  private reloadSoon(): void {
    if (this.resting) {
      this.askedMeanwhile = true
      return
    }
    this.resting = true
    this.askedMeanwhile = false
    this.reload()
    this.cancelRest = this.timing.after(RELOAD_SPACING_MILLIS, () => {
      this.resting = false
      if (this.askedMeanwhile) this.reloadSoon()
    })
  }

  private set(state: ResourceState<T>): void {
    this.current = state
    if (this.announced) return
    this.announced = true
    this.timing.nextFrame(() => {
      this.announced = false
      for (const listener of [...this.listeners]) listener()
    })
  }
}
