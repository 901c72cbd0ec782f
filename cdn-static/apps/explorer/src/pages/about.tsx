import { Card, useServices, useStatus, Fact, Facts, Loaded } from '@pyrin/ui'
import { formatInteger } from '@pyrin/units'
import { PageHead } from './page-head'

/** What the explorer shows, how to read it, and its interfaces. */
export function AboutPage() {
  const { config } = useServices()
  const status = useStatus()
  return (
    <>
      <PageHead title="About" />
      <div class="columns">
        <Card title="What you see">
          <div class="prose">
            <p>
              Pyrin is a block DAG: blocks are made in parallel, and each points to all the tips its miner
              knew. One line of selected parents through it, the <strong>selected chain</strong>, decides what
              is valid. A chain block <strong>merges</strong> the blocks that its predecessor did not know:
              those well connected count as <strong>blue</strong> and are rewarded, the others as{' '}
              <strong>red</strong>; of both it accepts the transactions that do not conflict.
            </p>
            <p>
              A transaction in a block is therefore not accepted yet: it is once a chain block has merged that
              block, usually a second or two later. Balances hold what is accepted. A heavier line of blocks
              can move the selected chain, and the pages follow at once, forwards and back.
            </p>
          </div>
        </Card>
        <Card title="Interfaces">
          <div class="prose">
            <p>
              Everything here can be read by programs: the{' '}
              <a href={config.docs} data-outside>
                HTTP API
              </a>{' '}
              at <span class="mono">{config.api}</span>, and live events over a WebSocket at{' '}
              <span class="mono">{config.stream}</span>.
            </p>
            <p>
              The pages are made with the work of others, under{' '}
              <a href="/licenses.txt" data-outside>
                their licences
              </a>
              .
            </p>
          </div>
          <Loaded resource={status} rows={4}>
            {(data) => (
              <Facts>
                <Fact name="Network">{data.network}</Fact>
                <Fact name="Version">{data.version}</Fact>
                <Fact name="Read up to blue score">{formatInteger(data.readBlueScore)}</Fact>
                <Fact name="Read model">
                  <span class="mono">{data.at.epoch}</span>, change {formatInteger(data.at.sequence)}
                </Fact>
              </Facts>
            )}
          </Loaded>
        </Card>
      </div>
    </>
  )
}
