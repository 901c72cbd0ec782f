import type { ServerFrame } from '@pyrin/contracts'

const REQUIRED: Readonly<Record<ServerFrame['op'], readonly (readonly [string, string])[]>> = {
  welcome: [['pingSeconds', 'number']],
  snapshot: [
    ['topic', 'string'],
    ['epoch', 'string'],
    ['sequence', 'number'],
  ],
  resumed: [
    ['topic', 'string'],
    ['epoch', 'string'],
    ['sequence', 'number'],
  ],
  event: [
    ['topic', 'string'],
    ['epoch', 'string'],
    ['sequence', 'number'],
    ['event', 'object'],
  ],
  unsubscribed: [],
  pong: [],
  error: [
    ['code', 'string'],
    ['message', 'string'],
  ],
  closing: [],
}

/** Reads a frame; what is no message of this protocol (not text, not JSON, unknown or incomplete) is null and is left unheard. */
export function readMessage(data: unknown): ServerFrame | null {
  if (typeof data !== 'string') return null
  let parsed: unknown
  try {
    parsed = JSON.parse(data)
  } catch {
    return null
  }
  if (typeof parsed !== 'object' || parsed === null) return null
  const fields = parsed as Readonly<Record<string, unknown>>
  const op = fields['op']
  if (typeof op !== 'string' || !Object.hasOwn(REQUIRED, op)) return null
  const complete = REQUIRED[op as ServerFrame['op']].every(([name, type]) => typeof fields[name] === type)
  return complete ? (parsed as ServerFrame) : null
}
