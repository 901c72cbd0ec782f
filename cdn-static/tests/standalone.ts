import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { ROOT, startJava, type Program } from './processes'

const JAR = join(ROOT, 'node-vm/standalone/target/quarkus-app/quarkus-run.jar')
const LAMBDA_HOST = join(ROOT, 'integration-tests/lambda-host/target')
const READY_MILLIS_MAX = 120_000

/** The real thing in one process, on free ports and a folder of its own. */
export interface Standalone {
  /** `http://127.0.0.1:port`, without a slash at the end. */
  readonly url: string
  /** `127.0.0.1:port` of the node's gRPC. */
  readonly node: string
  readonly program: Program
  stop(): Promise<void>
}

/** Starts `pyrin up` as the launcher does, and waits until it has printed its addresses. */
export async function startStandalone(flags: readonly string[]): Promise<Standalone> {
  for (const file of [JAR, join(ROOT, 'cdn-static/apps/explorer/dist/index.html')]) {
    if (!existsSync(file)) throw new Error(`${file} is missing: build first (./pyrin build)`)
  }
  const { properties, more } = functions()
  const data = mkdtempSync(join(tmpdir(), 'pyrin-e2e-'))
  const own = ['--port', '0', '--rpclisten', '127.0.0.1:0', '--data', data]
  const args = [...properties, '-jar', JAR, ...own, ...more, ...flags]
  const program = startJava('standalone', args)
  const stop = async () => {
    await program.stop()
    rmSync(data, { recursive: true, force: true })
  }
  try {
    const [, url = ''] = await program.seen(/^\s*Explorer\s+(http:\/\/[\d.]+:\d+)/, READY_MILLIS_MAX)
    const [, node = ''] = await program.seen(/^\s*Node gRPC\s+(?:grpc:\/\/)?([\d.]+:\d+)/, READY_MILLIS_MAX)
    return { url, node, program, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** With `PYRIN_FUNCTIONS=lambda` every stack of the suite answers the API by the packaged functions (README.md). */
function functions(): { properties: readonly string[]; more: readonly string[] } {
  if (process.env['PYRIN_FUNCTIONS'] !== 'lambda') return { properties: [], more: [] }
  const classPath = readFileSync(join(LAMBDA_HOST, 'classpath'), 'utf8').trim()
  const host = [join(LAMBDA_HOST, 'classes'), classPath].join(delimiter)
  return { properties: [`-Dpyrin.lambda-host=${host}`], more: ['--functions', 'lambda'] }
}
