import { readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { ROOT, startJava, type Program } from './processes'

const START_MILLIS_MAX = 60_000

/** Where the backends of a stack listen. */
export interface Backends {
  readonly mongodb: string
  readonly redis: string
  readonly program: Program
}

/** Database and events for programs that run apart. */
export async function startBackends(folder: string): Promise<Backends> {
  const program = startModule('integration-tests/end-to-end', 'network.pyrin.endtoend.BackendsMain', [folder])
  const [, mongodb = ''] = await program.seen(/^mongodb (\S+)/, START_MILLIS_MAX)
  const [, redis = ''] = await program.seen(/^redis (\S+)/, START_MILLIS_MAX)
  return { mongodb, redis, program }
}

/** The stream service alone; gives its `ws://` address, too. */
export async function startStream(
  mongodb: string,
  redis: string,
): Promise<{ url: string; program: Program }> {
  const flags = ['--network=simnet', '--listen=127.0.0.1:0', `--mongodb=${mongodb}`, `--redis=${redis}`]
  const program = startModule('node-vm/stream', 'network.pyrin.stream.StreamMain', flags)
  const [, url = ''] = await program.seen(/^stream (ws:\S+)/, START_MILLIS_MAX)
  return { url, program }
}

function startModule(module: string, main: string, flags: readonly string[]): Program {
  const target = join(ROOT, module, 'target')
  const rest = readFileSync(join(target, 'classpath'), 'utf8').trim()
  return startJava(main, ['-cp', [join(target, 'classes'), rest].join(delimiter), main, ...flags])
}
