import type { Timing } from './resource'

/** The browser's clock. In a page that is not looked at, frames stop; a timer then makes sure that news is not held back for ever. */
export const browserTiming: Timing = {
  after: (millis, callback) => {
    const timer = setTimeout(callback, millis)
    return () => clearTimeout(timer)
  },
  nextFrame: (callback) => {
    if (document.visibilityState === 'hidden') setTimeout(callback, 1_000)
    else requestAnimationFrame(callback)
  },
}
