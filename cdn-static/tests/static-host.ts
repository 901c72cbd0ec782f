import { readFileSync, statSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
}
const CODINGS = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const

interface Block {
  readonly path: string
  readonly headers: readonly (readonly [string, string])[]
}

interface Redirect {
  readonly from: string
  readonly to: string
  readonly status: number
}

/**
 * A plain static host on loopback, as one finds them: it gives files, compressed ones to those who take them, the headers of every
 * block of `_headers` that fits the path (joined where two blocks name one), and for a missing file the first line of `_redirects`.
 */
export class StaticHost {
  readonly asked: string[] = []

  private constructor(
    private readonly site: string,
    private readonly server: ReturnType<typeof createServer>,
    private readonly blocks: readonly Block[],
    private readonly redirects: readonly Redirect[],
  ) {}

  static async start(site: string): Promise<StaticHost> {
    const server = createServer()
    const host = new StaticHost(
      site,
      server,
      parseHeaders(readFileSync(join(site, '_headers'), 'utf8')),
      parseRedirects(readFileSync(join(site, '_redirects'), 'utf8')),
    )
    server.on('request', (request, response) => host.answer(request, response))
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
    return host
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`
  }

  async stop(): Promise<void> {
    const closed = new Promise((done) => this.server.close(done))
    this.server.closeAllConnections()
    await closed
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://host').pathname)
    this.asked.push(path)
    const headers = new Headers()
    for (const block of this.blocks) {
      if (fits(block.path, path)) for (const [name, value] of block.headers) headers.append(name, value)
    }
    response.setHeaders(headers)
    const own = this.file(path === '/' ? '/index.html' : path)
    const redirect = this.redirects.find(({ from }) => fits(from, path))
    const [file, status] =
      own !== null ? [own, 200] : [this.file(redirect?.to ?? ''), redirect?.status ?? 404]
    if (file === null) response.writeHead(404).end('Not found')
    else this.send(file, status, request, response)
  }

  private file(path: string): string | null {
    const hidden = path.split('/').some((part) => part.startsWith('_') || part.startsWith('.'))
    const file = join(this.site, normalize(path))
    return !hidden && statSync(file, { throwIfNoEntry: false })?.isFile() === true ? file : null
  }

  private send(file: string, status: number, request: IncomingMessage, response: ServerResponse): void {
    const accepted = (request.headers['accept-encoding'] ?? '').split(/,\s*/)
    const coding = CODINGS.find(
      ([name, suffix]) =>
        accepted.includes(name) && statSync(file + suffix, { throwIfNoEntry: false }) !== undefined,
    )
    if (coding !== undefined) response.setHeader('Content-Encoding', coding[0])
    response.setHeader('Content-Type', TYPES[extname(file)] ?? 'application/octet-stream')
    response.setHeader('Vary', 'Accept-Encoding')
    response.writeHead(status).end(readFileSync(file + (coding?.[1] ?? '')))
  }
}

function fits(pattern: string, path: string): boolean {
  return pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern
}

function parseHeaders(text: string): Block[] {
  return text
    .trim()
    .split(/\n\n+/)
    .map((block) => {
      const [path = '', ...lines] = block.split('\n')
      return { path, headers: lines.map((line) => splitOnce(line.trim(), ': ')) }
    })
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator)
  if (at < 0) throw new Error(`no '${separator}' in '${text}'`)
  return [text.slice(0, at), text.slice(at + separator.length)]
}

function parseRedirects(text: string): Redirect[] {
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const [from = '', to = '', status = ''] = line.split(/\s+/)
      return { from, to, status: Number(status) }
    })
}
