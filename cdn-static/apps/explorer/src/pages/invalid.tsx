import { PageHead } from './page-head'

interface Props {
  readonly what: string
  readonly given: string
  readonly reason: string
}

/** For a link whose hash, id or address cannot be one. */
export function Invalid({ what, given, reason }: Props) {
  return (
    <>
      <PageHead title={`Not a ${what}`.replace('a a', 'an a')} />
      <div class="failure" role="alert">
        <p class="mono breakable">{given}</p>
        <p>{reason}</p>
      </div>
    </>
  )
}
