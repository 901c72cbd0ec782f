/** The part of a WebSocket that the client uses; tests pass their own. */
export interface Socket {
  onopen: (() => void) | null
  onmessage: ((message: { readonly data: unknown }) => void) | null
  onclose: (() => void) | null
  send(text: string): void
  close(): void
}

/** Clock, chance and network: everything that a test wants to hold in its hand. */
export interface Surroundings {
  connect(url: string): Socket
  /** Calls back once after so many milliseconds; the result cancels. */
  after(millis: number, callback: () => void): () => void
  /** 0…1 */
  random(): number
}

/** The browser's own. */
export const browserSurroundings: Surroundings = {
  connect: (url) => new WebSocket(url) as Socket,
  after: (millis, callback) => {
    const timer = setTimeout(callback, millis)
    return () => clearTimeout(timer)
  },
  random: () => Math.random(),
}
