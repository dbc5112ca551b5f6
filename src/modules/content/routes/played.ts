/** Addresses on the origin of foreign content: the player, files of packages, films. No session is asked there: a ticket is. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { z } from 'zod'
import { packagePolicy, type IsolatedServer } from '../../../platform/isolated.ts'
import { readRange } from '../../../platform/range.ts'
import { besidePage, captionsOf, fileInside, playerPage, wholeFile, type Given } from '../use-cases/play.ts'

/** Ours on this origin: the player, and what stands between a lesson of cmi5 and the store. */
const worker = 'lesson-worker.js'
const ours = /^(player\.(js|css)|beside\.js|lesson-worker\.js)$/

export function played(server: IsolatedServer): void {
  const { app, house, portalOrigin, webFolder } = server
  /** A film and its captions stand in the portal's own page, which is another origin; captions are read only with its leave. */
  const forPage = (reply: FastifyReply) =>
    reply.headers({
      'cross-origin-resource-policy': 'cross-origin',
      'access-control-allow-origin': portalOrigin,
    })
  app.get<{ Params: { token: string } }>('/play/:token', async (request, reply) => {
    const page = playerPage(house, request.params.token, portalOrigin)
    if (page === null) return gone(reply)
    return reply
      .headers({ 'cache-control': 'no-store', 'content-security-policy': page.policy })
      .type('text/html; charset=utf-8')
      .send(page.html)
  })
  app.get<{ Params: { name: string } }>('/player/:name', async (request, reply) => {
    const { name } = request.params
    if (webFolder === null || !ours.test(name)) return gone(reply)
    const bytes = await readFile(join(webFolder, name)).catch(() => null)
    if (bytes === null) return gone(reply)
    if (name === worker)
      reply.headers({
        'service-worker-allowed': '/play/',
        // What it asks for itself, when the portal's page does not answer.
        'content-security-policy': `default-src 'none'; connect-src ${portalOrigin}/xapi/`,
      })
    return reply
      .header('cache-control', 'no-cache')
      .type(name.endsWith('js') ? 'text/javascript; charset=utf-8' : 'text/css; charset=utf-8')
      .send(bytes)
  })
  app.get<{ Params: { token: string } }>('/play/:token/keeper', async (request, reply) => {
    const page = besidePage(house, request.params.token, portalOrigin)
    if (page === null) return gone(reply)
    return reply
      .headers({ 'cache-control': 'no-store', 'content-security-policy': page.policy })
      .type('text/html; charset=utf-8')
      .send(page.html)
  })
  app.get<{ Params: { token: string; '*': string } }>('/play/:token/files/*', async (request, reply) => {
    const file = await fileInside(house, request.params.token, request.params['*'])
    if (file?.isSpeaking) reply.header('content-security-policy', packagePolicy(portalOrigin, true))
    return give(request, reply, file)
  })
  app.get<{ Params: { token: string } }>('/play/:token/whole', async (request, reply) => {
    forPage(reply)
    return give(request, reply, await wholeFile(house, request.params.token))
  })
  app.get<{ Params: { token: string; id: string } }>('/play/:token/captions/:id', async (request, reply) => {
    const { token, id } = request.params
    forPage(reply)
    return give(request, reply, z.uuid().safeParse(id).success ? await captionsOf(house, token, id) : null)
  })
}

const gone = (reply: FastifyReply) =>
  reply
    .code(404)
    .headers({ 'cache-control': 'no-store' })
    .type('text/plain; charset=utf-8')
    .send('Такого файла нет, или время ссылки вышло. Откройте раздел на портале заново')

async function give(request: FastifyRequest, reply: FastifyReply, given: Given | null) {
  if (given === null) return gone(reply)
  const range = readRange(request.headers.range, given.sizeBytes)
  reply.headers({ 'accept-ranges': 'bytes', 'cache-control': 'private, max-age=21600, immutable' })
  if (range === 'none')
    return reply
      .code(416)
      .header('content-range', `bytes */${given.sizeBytes}`)
      .type('text/plain; charset=utf-8')
      .send('')
  const part = range === 'whole' ? undefined : range
  if (part)
    reply
      .code(206)
      .header('content-range', `bytes ${part.offset}-${part.offset + part.length - 1}/${given.sizeBytes}`)
  reply.header('content-length', part?.length ?? given.sizeBytes).type(given.type)
  if (request.method === 'HEAD') return reply.send('')
  return reply.send(Readable.from(await given.read(part), { objectMode: false }))
}
