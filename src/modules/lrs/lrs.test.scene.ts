/** A store with systems that speak xAPI, for tests over HTTP. */
import { randomUUID } from 'node:crypto'
import { testApp, type TestApp } from '../../test/app.ts'
import { portalStore, Scope } from './contract.ts'
import { makeClient } from './use-cases/clients.ts'
import { handOverKey, openSession } from './use-cases/sessions.ts'

export interface Reply {
  readonly status: number
  readonly body: unknown
  readonly text: string
  readonly headers: Readonly<Record<string, unknown>>
}

export interface Speaking {
  readonly clientId: string
  readonly get: (path: string, headers?: Record<string, string>) => Promise<Reply>
  readonly post: (path: string, body: unknown, headers?: Record<string, string>) => Promise<Reply>
  readonly put: (path: string, body: unknown, headers?: Record<string, string>) => Promise<Reply>
  readonly delete: (path: string, headers?: Record<string, string>) => Promise<Reply>
}

export function speaking(app: TestApp, token: string, clientId: string, version = '1.0.3'): Speaking {
  async function ask(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    body: unknown,
    headers: Record<string, string> = {},
  ): Promise<Reply> {
    const isRaw = Buffer.isBuffer(body)
    const reply = await app.portal.app.inject({
      method,
      url: `/xapi${path}`,
      headers: {
        host: 'localhost:8443',
        authorization: `Basic ${token}`,
        'x-experience-api-version': version,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { payload: isRaw ? body : JSON.stringify(body) }),
    })
    const isJson = String(reply.headers['content-type'] ?? '').includes('json')
    return {
      status: reply.statusCode,
      body: isJson && reply.body !== '' ? (JSON.parse(reply.body) as unknown) : null,
      text: reply.body,
      headers: reply.headers,
    }
  }
  return {
    clientId,
    get: (path, headers) => ask('GET', path, undefined, headers),
    post: (path, body, headers) => ask('POST', path, body, headers),
    put: (path, body, headers) => ask('PUT', path, body, headers),
    delete: (path, headers) => ask('DELETE', path, undefined, headers),
  }
}

export const verb = (name: string) => ({ id: `http://adlnet.gov/expapi/verbs/${name}` })
export const activity = (name: string) => ({ id: `https://nmo.example/activities/${name}` })
export const agent = (name: string) => ({ mbox: `mailto:${name}@nmo.example` })

export const statement = (over: Record<string, unknown> = {}) => ({
  id: randomUUID(),
  actor: agent('orlova'),
  verb: verb('experienced'),
  object: activity('ecg'),
  ...over,
})

export const found = (reply: Reply): string[] =>
  (reply.body as { statements: { id: string }[] }).statements.map((s) => s.id)
export const asked = (params: Record<string, unknown>): string =>
  `/statements?${Object.entries(params)
    .map(([k, v]) => `${k}=${encodeURIComponent(typeof v === 'string' ? v : JSON.stringify(v))}`)
    .join('&')}`

export interface LrsScene {
  readonly app: TestApp
  readonly client: (
    over?: Partial<{ organisationId: string; scopes: Scope[]; speaks: '1.0.3' | '2.0.0' }>,
  ) => Promise<Speaking>
  readonly session: (
    personId: string,
    over?: Partial<{ registration: string; storeId: string; endsAt: Date }>,
  ) => Promise<Speaking & { readonly actor: Record<string, unknown>; readonly registration: string }>
}

export async function lrsScene(): Promise<LrsScene> {
  const app = await testApp()
  return {
    app,
    client: async (over = {}) => {
      const { client, secret } = await makeClient(app.context(null), {
        title: 'Симулятор',
        organisationId: over.organisationId ?? null,
        scopes: over.scopes ?? [...Scope.options],
        speaks: over.speaks ?? '1.0.3',
      })
      const token = Buffer.from(`${client.key}:${secret}`).toString('base64')
      return speaking(app, token, client.id, over.speaks)
    },
    session: async (personId, over = {}) => {
      const registration = over.registration ?? randomUUID()
      const portal = app.context(null)
      const opened = await openSession(portal, {
        personId,
        guard: null,
        storeId: over.storeId ?? portalStore,
        title: 'Занятие',
        registration,
        endsAt: over.endsAt ?? new Date(app.now().getTime() + 3_600_000),
      })
      const token = await handOverKey(portal, opened.clientId)
      return { ...speaking(app, token, opened.clientId), actor: opened.actor, registration }
    },
  }
}
