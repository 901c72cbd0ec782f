import { useLayoutEffect } from 'preact/hooks'
import { BlockLink, AddressLink, Card, Loaded, TxLink, useSearch } from '@pyrin/ui'
import type { SearchMatch } from '@pyrin/contracts'
import { navigate } from '../navigation'
import type { PageProps } from '../page-props'
import { understand } from './understand'
import { PageHead } from './page-head'

/** Leads to what a text names, or says why there is nothing. */
export function SearchPage({ query }: PageProps) {
  const text = query.get('q') ?? ''
  const meaning = understand(text)
  switch (meaning.kind) {
    case 'address':
      return <Redirect to={`/addresses/${meaning.address}`} />
    case 'unclear':
      return <Nothing text={text} reason={meaning.reason} />
    case 'ask':
      return <Found key={meaning.text} text={meaning.text} />
  }
}

function Found({ text }: { readonly text: string }) {
  const found = useSearch(text)
  return (
    <>
      <PageHead title="Search" />
      <Loaded resource={found} rows={3}>
        {({ matches }) => {
          const [only, ...others] = matches
          if (only === undefined) return <NoMatch text={text} />
          return others.length === 0 ? (
            <Redirect to={hrefOf(only)} />
          ) : (
            <Matches text={text} matches={matches} />
          )
        }}
      </Loaded>
    </>
  )
}

function Matches({ text, matches }: { readonly text: string; readonly matches: readonly SearchMatch[] }) {
  return (
    <Card title={`${matches.length} matches for “${text}”`}>
      <ul class="matches">
        {matches.map((match) => (
          <li key={`${match.kind}/${match.id}`}>
            <span class="muted match-kind">{match.kind}</span>
            <MatchLink match={match} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

function MatchLink({ match }: { readonly match: SearchMatch }) {
  switch (match.kind) {
    case 'block':
      return <BlockLink hash={match.id} whole />
    case 'transaction':
      return <TxLink hash={match.id} whole />
    case 'address':
      return <AddressLink address={match.id} whole />
  }
}

function hrefOf(match: SearchMatch): string {
  switch (match.kind) {
    case 'block':
      return `/blocks/${match.id}`
    case 'transaction':
      return `/txs/${match.id}`
    case 'address':
      return `/addresses/${match.id}`
  }
}

function NoMatch({ text }: { readonly text: string }) {
  return (
    <div class="failure" role="status">
      <h2>Nothing found</h2>
      <p class="mono breakable">{text}</p>
      <p>
        {/^\d+$/.test(text)
          ? 'No block has this blue score.'
          : 'No block has this hash and no transaction this id. What is very new can take a second to arrive.'}
      </p>
    </div>
  )
}

function Nothing({ text, reason }: { readonly text: string; readonly reason: string }) {
  return (
    <>
      <PageHead title="Search" />
      <div class="failure" role="alert">
        <h2>{text === '' ? 'Nothing to search for' : 'That is nothing the chain could hold'}</h2>
        {text !== '' && <p class="mono breakable">{text}</p>}
        <p>{reason}</p>
      </div>
    </>
  )
}

function Redirect({ to }: { readonly to: string }) {
  // Before anything is drawn: later it could overtake what the reader has asked for since.
  useLayoutEffect(() => navigate(to, 'replace'), [to])
  return null
}
