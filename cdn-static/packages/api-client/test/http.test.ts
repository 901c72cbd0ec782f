import { describe, expect, it } from 'vitest'
import { ApiError, DEFAULT_CONFIG, HttpClient, loadConfig, mergeConfig, streamUrl } from '../src'

type Answer = Response | Error | 'never'

/** Answers from a list, in order, and keeps what was asked. */
function scripted(answers: Answer[]) {
  const asked: { url: string; tag: string | null }[] = []
  const fetchFunction = ((url: string, init?: RequestInit) => {
    asked.push({ url, tag: new Headers(init?.headers).get('If-None-Match') })
    const answer = answers.shift()
    if (answer === undefined) throw new Error('nothing left to answer')
    if (answer === 'never') {
      return new Promise((_, reject) => {
        init?.signal?.addEventListener('abort', () => reject(init.signal?.reason as Error))
      })
    }
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer)
  }) as typeof fetch
  return { asked, fetchFunction }
}

const json = (body: unknown, init: ResponseInit = {}) => new Response(JSON.stringify(body), init)
const client = (fetchFunction: typeof fetch, more = {}) =>
  new HttpClient({ base: '/api/', fetch: fetchFunction, retryWaitsMillis: [1, 1], ...more })

describe('HttpClient', () => {
  it('joins base and path and reads JSON', async () => {
    const { asked, fetchFunction } = scripted([json({ a: 1 })])
    expect(await client(fetchFunction).get('/v1/status')).toEqual({ a: 1 })
    expect(asked).toEqual([{ url: '/api/v1/status', tag: null }])
  })

  it('sends the tag it holds and takes 304 for the body it holds', async () => {
    const { asked, fetchFunction } = scripted([
      json({ a: 1 }, { headers: { ETag: '"x"' } }),
      new Response(null, { status: 304 }),
      json({ a: 2 }, { headers: { ETag: '"y"' } }),
    ])
    const http = client(fetchFunction)
    await http.get('/p')
    expect(await http.get('/p')).toEqual({ a: 1 })
    expect(await http.get('/p')).toEqual({ a: 2 })
    expect(asked.map((a) => a.tag)).toEqual([null, '"x"', '"x"'])
  })

  it('holds 64 bodies and no more', async () => {
    const answers = Array.from({ length: 66 }, (_, i) => json({ i }, { headers: { ETag: `"${i}"` } }))
    const { asked, fetchFunction } = scripted(answers)
    const http = client(fetchFunction)
    for (let i = 0; i < 65; i++) await http.get(`/${i}`)
    await http.get('/0')
    expect(asked.at(-1)?.tag).toBeNull()
  })

  it('repeats a read that got no answer, twice', async () => {
    const down = new TypeError('network')
    const first = scripted([down, down, json(1)])
    expect(await client(first.fetchFunction).get('/p')).toBe(1)
    const second = scripted([down, down, down])
    await expect(client(second.fetchFunction).get('/p')).rejects.toMatchObject({ kind: 'offline' })
    expect(second.asked).toHaveLength(3)
  })

  it.each([
    [404, 'not-found', 1],
    [400, 'bad-request', 1],
    [503, 'not-ready', 1],
    [500, 'server', 3],
    [429, 'server', 3],
  ])('turns %s into %s after %s attempts', async (status, kind, attempts) => {
    const problem = { title: 'T', detail: 'Why it failed.', code: 'c', status, requestId: 'r1' }
    const { asked, fetchFunction } = scripted([1, 2, 3].map(() => json(problem, { status })))
    const failure = client(fetchFunction).get('/p')
    await expect(failure).rejects.toMatchObject({ kind, message: 'Why it failed.', requestId: 'r1' })
    expect(asked).toHaveLength(attempts)
  })

  it('is clear about an answer that is no problem document', async () => {
    const { fetchFunction } = scripted([new Response('<html>', { status: 404 })])
    await expect(client(fetchFunction).get('/p')).rejects.toThrow('The server answered 404.')
  })

  it('is clear about a body that is not JSON', async () => {
    const { fetchFunction } = scripted([1, 2, 3].map(() => new Response('<html>')))
    await expect(client(fetchFunction).get('/p')).rejects.toBeInstanceOf(ApiError)
  })

  it('gives up after the time allowed', async () => {
    const { fetchFunction } = scripted(['never'])
    const failure = client(fetchFunction, { timeoutMillis: 5, retryWaitsMillis: [] }).get('/p')
    await expect(failure).rejects.toMatchObject({ kind: 'timeout' })
  })

  it('passes a cancellation on and does not repeat', async () => {
    const { asked, fetchFunction } = scripted(['never', json(1)])
    const cancel = new AbortController()
    const reading = client(fetchFunction).get('/p', cancel.signal)
    cancel.abort()
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' })
    expect(asked).toHaveLength(1)
  })

  it('can be cancelled while it waits to repeat', async () => {
    const { asked, fetchFunction } = scripted([new TypeError('network'), json(1)])
    const cancel = new AbortController()
    const reading = client(fetchFunction, { retryWaitsMillis: [60_000] }).get('/p', cancel.signal)
    await new Promise((resolve) => setTimeout(resolve, 1))
    cancel.abort()
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' })
    expect(asked).toHaveLength(1)
  })
})

describe('configuration', () => {
  it('takes what is given over the defaults', () => {
    expect(mergeConfig({ api: 'https://api.example', stream: 7 })).toEqual({
      ...DEFAULT_CONFIG,
      api: 'https://api.example',
    })
    expect(mergeConfig(null)).toBe(DEFAULT_CONFIG)
  })
  it('falls back when the file is missing or broken', async () => {
    expect(await loadConfig(scripted([new Response('', { status: 404 })]).fetchFunction)).toBe(DEFAULT_CONFIG)
    expect(await loadConfig(scripted([new Response('{')]).fetchFunction)).toBe(DEFAULT_CONFIG)
    expect(await loadConfig(scripted([new TypeError('network')]).fetchFunction)).toBe(DEFAULT_CONFIG)
  })
  it('finds the stream beside the page or elsewhere', () => {
    expect(streamUrl(DEFAULT_CONFIG, 'http://localhost:8080/blocks/ab')).toBe('ws://localhost:8080/stream')
    expect(streamUrl({ ...DEFAULT_CONFIG, stream: 'wss://s.example/x' }, 'https://e.example/')).toBe(
      'wss://s.example/x',
    )
  })
})
