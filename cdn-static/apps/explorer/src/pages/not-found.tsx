import { PageHead } from './page-head'

/** For a path that is no page. */
export function NotFoundPage({ path }: { readonly path: string }) {
  return (
    <>
      <PageHead title="No such page" />
      <div class="failure">
        <p>
          There is nothing at <span class="mono">{path}</span>. A block is at /blocks/…, a transaction at
          /txs/…, an address at /addresses/…; the field above finds all of them.
        </p>
        <a class="button" href="/">
          To the home page
        </a>
      </div>
    </>
  )
}
