import type { ChainEvent } from './events'

/** The stream's frames at `/stream`: JSON text, one message a frame. */

export type SnapshotReason = 'subscribed' | 'gap' | 'epoch' | 'ahead' | 'slow'

export type ServerMessage =
  | {
      readonly op: 'welcome'
      readonly protocol: number
      readonly network: string
      readonly epoch: string
      readonly sequence: number
      readonly pingSeconds: number
      readonly limits: {
        readonly messageBytes: number
        readonly topics: number
        readonly messagesPer10Seconds: number
      }
    }
  | {
      readonly op: 'snapshot'
      readonly topic: string
      readonly reason: SnapshotReason
      readonly epoch: string
      readonly sequence: number
      readonly data: unknown
    }
  | { readonly op: 'resumed'; readonly topic: string; readonly epoch: string; readonly sequence: number }
  | {
      readonly op: 'event'
      readonly topic: string
      readonly epoch: string
      readonly sequence: number
      readonly event: ChainEvent
    }
  | { readonly op: 'unsubscribed'; readonly topics: readonly string[] }
  | { readonly op: 'pong'; readonly id: number }
  | { readonly op: 'error'; readonly code: string; readonly message: string }
  | { readonly op: 'closing'; readonly code: string; readonly message: string }

export type ClientMessage =
  | {
      readonly op: 'subscribe'
      readonly topics: readonly string[]
      readonly resume?: { readonly epoch: string; readonly sequence: number }
    }
  | { readonly op: 'unsubscribe'; readonly topics: readonly string[] }
  | { readonly op: 'ping'; readonly id: number }
