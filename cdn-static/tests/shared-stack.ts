import type { TestProject } from 'vitest/node'
import { startStandalone } from './standalone'

declare module 'vitest' {
  interface ProvidedContext {
    /** `http://127.0.0.1:port` of a stack with miners and traffic, shared by the files that only look. */
    readonly stackUrl: string
  }
}

/** Starts one stack for all files that only look at a living chain, or takes the one that `PYRIN_STACK` names. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const running = process.env['PYRIN_STACK']
  if (running !== undefined) {
    project.provide('stackUrl', running)
    return () => Promise.resolve()
  }
  const standalone = await startStandalone([])
  project.provide('stackUrl', standalone.url)
  return () => standalone.stop()
}
