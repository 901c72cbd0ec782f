/** What a page is given: the parts of the path by name, and the query. */
export interface PageProps {
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
}
