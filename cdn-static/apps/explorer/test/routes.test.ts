import { describe, expect, it } from 'vitest'
import { matchRoute, ROUTES } from '../src/routes'

const HASH = 'ab'.repeat(32)
const ADDRESS = 'pyrinsim:qpzry9x8gf2tvdw0s3jn54khce6mua7l'

describe('matchRoute', () => {
  it.each([
    ['/', '/'],
    ['/blocks', '/blocks'],
    ['/blocks/', '/blocks'],
    ['/transactions', '/txs'],
    [`/block/${HASH}`, `/blocks/${HASH}`],
    [`/blocks/${HASH}`, `/blocks/${HASH}`],
    [`/blocks/${HASH}/${HASH}`, `/blocks/${HASH}/${HASH}`],
    ['/addresses', '/addresses'],
    [`/tx/${HASH}`, `/txs/${HASH}`],
    [`/transactions/${HASH}`, `/txs/${HASH}`],
    [`/address/${ADDRESS}`, `/addresses/${ADDRESS}`],
    [`/addresses/${encodeURIComponent(ADDRESS)}`, `/addresses/${ADDRESS}`],
    ['/search', '/search'],
  ])('%s leads to %s', (path, canonical) => expect(matchRoute(path)?.canonical).toBe(canonical))

  it.each(['/nope', '/blocks/a/b/c', '/address', '/BLOCKS'])('%s is no page', (path) =>
    expect(matchRoute(path)).toBeNull(),
  )

  it('gives the parts by name', () =>
    expect(matchRoute(`/address/${ADDRESS}`)?.params).toEqual({ address: ADDRESS }))
  it('bears a broken escape', () => expect(matchRoute('/txs/%zz')?.params).toEqual({ id: '%zz' }))
  it('has no path twice', () => {
    const paths = ROUTES.flatMap((route) => route.paths)
    expect(new Set(paths).size).toBe(paths.length)
  })
})
