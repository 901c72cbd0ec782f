import { PageHead } from './page-head'

/** For a path that is no page. */
export function NotFoundPage({ path }: { readonly path: string }) {
  return (
    <>
      <PageHead title="No such page" />
      <div class="failure">
        <p>
          There is nothing at <span class="mono breakable">{path}</span>. A block is at{' '}
          <span class="mono">/blocks/…</span>, a transaction at <span class="mono">/txs/…</span>, an address
          at <span class="mono">/addresses/…</span>; the field above finds all of them.
        </p>
        <a class="button" href="/">
          To the home page
        </a>
      </div>
    </>
  )
}
