/** One HTTP request to a provider with two clocks: one for the connection, one for the whole. */
import http from 'node:http'
import https from 'node:https'
import { LineFault } from './messenger.ts'

export interface LineRequest {
  readonly url: string
  readonly method: 'GET' | 'POST'
  readonly headers: Readonly<Record<string, string | number>>
  readonly body?: Buffer | string
  /** Extra roots, PEM. */
  readonly ca: readonly string[] | undefined
}

export interface LineReply {
  readonly status: number
  readonly headers: http.IncomingHttpHeaders
  readonly body: string
}

const connectMs = 2000
const totalMs = 5000
/** Nobody has more to say to us; a provider gone mad must not fill the memory. */
const longestReply = 64 * 1024

export function lineRequest(request: LineRequest): Promise<LineReply> {
  const { promise, resolve, reject } = Promise.withResolvers<LineReply>()
  const url = new URL(request.url)
  const { request: open } = url.protocol === 'https:' ? https : http
  const sent = open(url, {
    method: request.method,
    headers: {
      ...request.headers,
      ...(request.body ? { 'content-length': Buffer.byteLength(request.body) } : {}),
    },
    // A socket of its own: a half-closed one kept from the last request would fail this one.
    agent: false,
    ...(request.ca && url.protocol === 'https:' ? { ca: [...request.ca] } : {}),
    minVersion: 'TLSv1.2',
  } as https.RequestOptions)
  const stop = (why: string) => () => sent.destroy(new LineFault('timeout', `${url.host}: ${why}`))
  const connecting = setTimeout(stop('no connection in 2 s'), connectMs)
  const whole = setTimeout(stop('no answer in 5 s'), totalMs)
  const done = () => {
    clearTimeout(connecting)
    clearTimeout(whole)
  }
  sent.on('socket', (socket) => {
    socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', () => clearTimeout(connecting))
  })
  sent.on('response', (response) => {
    const chunks: Buffer[] = []
    let size = 0
    response.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > longestReply) sent.destroy(new LineFault('provider-error', `${url.host}: reply too long`))
      else chunks.push(chunk)
    })
    response.on('end', () => {
      done()
      resolve({
        status: response.statusCode ?? 0,
        headers: response.headers,
        body: Buffer.concat(chunks).toString('utf8'),
      })
    })
    response.on('error', fail)
  })
  sent.on('error', fail)
  function fail(error: Error): void {
    done()
    reject(error instanceof LineFault ? error : new LineFault('unreachable', `${url.host}: ${error.message}`))
  }
  sent.end(request.body)
  return promise
}

export function retryAfterOf(reply: LineReply): number | null {
  const seconds = Number(reply.headers['retry-after'])
  return Number.isFinite(seconds) && seconds > 0 ? seconds : null
}
