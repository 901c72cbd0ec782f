import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'

/** The checkout's top folder. */
export const ROOT = resolve(import.meta.dirname, '../..')

const JVM_FLAGS = [
  '--enable-native-access=ALL-UNNAMED',
  '--add-opens=java.base/java.lang=ALL-UNNAMED',
  '--sun-misc-unsafe-memory-access=allow',
]
const STOP_MILLIS_MAX = 20_000

/** A child process whose lines are kept, so that a failure can show them. */
export class Program {
  readonly lines: string[] = []
  private readonly waiting = new Set<() => void>()
  private over: string | null = null

  constructor(
    private readonly name: string,
    private readonly child: ChildProcessWithoutNullStreams,
  ) {
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        this.lines.push(line)
        this.wake()
      })
    }
    child.on('exit', (code, signal) => {
      this.over = `${name} ended with ${signal ?? `code ${code}`}`
      this.wake()
    })
  }

  /** The n-th match among the lines, those to come included. */
  async seen(pattern: RegExp, millisMax: number, nth = 1): Promise<RegExpExecArray> {
    const end = Date.now() + millisMax
    for (;;) {
      const match = this.lines.map((line) => pattern.exec(line)).filter((found) => found !== null)[nth - 1]
      if (match !== undefined) return match
      const left = end - Date.now()
      if (this.over !== null || left <= 0) {
        throw new Error(
          `${this.over ?? `${this.name} has not said ${pattern} in ${millisMax} ms`}:\n${this.tail()}`,
        )
      }
      await this.nextLine(left)
    }
  }

  tail(): string {
    return this.lines.slice(-30).join('\n')
  }

  write(line: string): void {
    this.child.stdin.write(`${line}\n`)
  }

  /** Asks it to end, and makes it if it does not. */
  async stop(): Promise<void> {
    if (this.over !== null) return
    const ended = new Promise((done) => this.child.once('exit', done))
    this.child.kill('SIGTERM')
    const timer = setTimeout(() => this.child.kill('SIGKILL'), STOP_MILLIS_MAX)
    await ended
    clearTimeout(timer)
  }

  private nextLine(millisMax: number): Promise<void> {
    return new Promise((done) => {
      const wake = () => {
        clearTimeout(timer)
        this.waiting.delete(wake)
        done()
      }
      const timer = setTimeout(wake, millisMax)
      this.waiting.add(wake)
    })
  }

  private wake(): void {
    for (const wake of [...this.waiting]) wake()
  }
}

/** Starts Java with the project's flags. */
export function startJava(name: string, args: readonly string[]): Program {
  return new Program(name, spawn(java(), [...JVM_FLAGS, `-Dpyrin.root=${ROOT}`, ...args], { cwd: ROOT }))
}

/** The launcher sets JAVA_HOME; without it the usual places are looked at, as it does. */
function java(): string {
  const homes = [process.env['JAVA_HOME'], ...installed('/usr/lib/jvm')]
  const home = homes.find((candidate) => candidate !== undefined && existsSync(join(candidate, 'bin/java')))
  if (home === undefined) throw new Error('no JDK 25: set JAVA_HOME to its folder')
  return join(home, 'bin/java')
}

function installed(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.includes('25'))
    .map((name) => join(folder, name))
}
