import { readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { ROOT, startJava, type Program } from './processes'

const MODULE = join(ROOT, 'integration-tests/end-to-end/target')
const ANSWER_MILLIS_MAX = 120_000

/** What `mature` prepares: a payer with coins to spend, a payee without any, and a miner for all further rewards. */
export interface Wallets {
  readonly payer: string
  readonly payee: string
  readonly miner: string
}

export interface Payment {
  readonly transactionId: string
  readonly amount: string
  readonly fee: string
}

/** Makes blocks and branches for a node: the Java side that keeps a consensus of its own. One command at a time. */
export class ChainDriver {
  private answers = 0

  private constructor(private readonly program: Program) {}

  static start(node: string): ChainDriver {
    const classPath = [join(MODULE, 'classes'), readFileSync(join(MODULE, 'classpath'), 'utf8').trim()].join(
      delimiter,
    )
    return new ChainDriver(
      startJava('chain driver', ['-cp', classPath, 'network.pyrin.endtoend.DriverMain', '--node', node]),
    )
  }

  mature(): Promise<Wallets> {
    return this.ask({ cmd: 'mature' })
  }

  mine(count: number): Promise<{ readonly hashes: readonly string[] }> {
    return this.ask({ cmd: 'mine', count })
  }

  /** Hands a payment to the node's mempool. */
  pay(amount: string): Promise<Payment> {
    return this.ask({ cmd: 'pay', amount })
  }

  /** Brings forward the heavier branch, in which the payment's input is spent otherwise. */
  reorg(): Promise<{ readonly doubleSpendId: string }> {
    return this.ask({ cmd: 'reorg' })
  }

  stop(): Promise<void> {
    return this.program.stop()
  }

  private async ask<Answer>(command: object): Promise<Answer> {
    this.program.write(JSON.stringify(command))
    // Answers come in order: the n-th line that is an object belongs to the n-th command.
    const [answer] = await this.program.seen(/^\{.*\}$/, ANSWER_MILLIS_MAX, ++this.answers)
    const parsed = JSON.parse(answer) as Answer & { readonly ok: boolean; readonly error?: string }
    if (!parsed.ok) throw new Error(`chain driver: ${parsed.error ?? answer}`)
    return parsed
  }
}
