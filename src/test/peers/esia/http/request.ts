/** A request as handlers see it: plain data, the body already read and limited. */
import type { IncomingMessage } from 'node:http'

export interface Request {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  /** Of an application/x-www-form-urlencoded body; empty for others. */
  readonly form: URLSearchParams
  readonly body: string
  readonly contentType: string
  readonly cookies: ReadonlyMap<string, string>
  readonly headers: IncomingMessage['headers']
  readonly remoteAddress: string
}

export const bodyLimit = 128 * 1024

export class BodyTooLarge extends Error {}

export async function readRequest(incoming: IncomingMessage): Promise<Request> {
  const url = new URL(incoming.url ?? '/', 'http://stand')
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > bodyLimit) throw new BodyTooLarge()
    chunks.push(chunk)
  }
  const body = Buffer.concat(chunks).toString('utf8')
  const contentType = (incoming.headers['content-type'] ?? '').split(';')[0]!.trim().toLowerCase()
  const isForm = contentType === 'application/x-www-form-urlencoded'
  return {
    method: incoming.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    form: new URLSearchParams(isForm ? body : ''),
    body,
    contentType,
    cookies: readCookies(incoming.headers.cookie ?? ''),
    headers: incoming.headers,
    remoteAddress: incoming.socket.remoteAddress ?? '',
  }
}

const readCookies = (header: string): ReadonlyMap<string, string> =>
  new Map(
    header.split(';').flatMap((pair): [string, string][] => {
      const at = pair.indexOf('=')
      return at < 0 ? [] : [[pair.slice(0, at).trim(), pair.slice(at + 1).trim()]]
    }),
  )
