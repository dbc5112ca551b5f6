/** The only way from a page to the server: by contract, signed, with one honest retry where the server asks for it. */
import type { z } from 'zod'
import type { Bytes, Endpoint } from '../platform/endpoint.ts'
import type { FieldFault } from '../platform/problem.ts'
import { forgetKey, loadKey, makeKey, type BrowserKey } from './signing/key.ts'
import { sign } from './signing/sign.ts'
import { askStepUp, proofsSoFar } from './step-up.ts'

/** A refusal of the server in its own Russian words (RFC 9457), or the loss of the connection. */
export class Refusal extends Error {
  readonly code: string
  readonly status: number
  readonly detail: string | undefined
  /** Request id: the code that a person tells to support. */
  readonly instance: string | undefined
  readonly retryAfterSeconds: number | undefined
  readonly errors: readonly FieldFault[]
  readonly extras: Readonly<Record<string, unknown>>

  constructor(body: Record<string, unknown>) {
    const text = (name: string) => (typeof body[name] === 'string' ? body[name] : undefined)
    super(text('title') ?? 'Сервер не ответил')
    this.code = text('code') ?? 'offline'
    this.status = Number(body['status'] ?? 0)
    this.detail = text('detail')
    this.instance = text('instance')
    this.retryAfterSeconds =
      typeof body['retryAfterSeconds'] === 'number' ? body['retryAfterSeconds'] : undefined
    this.errors = Array.isArray(body['errors']) ? (body['errors'] as FieldFault[]) : []
    this.extras = body
  }

  /** Field → message. */
  get fields(): Record<string, string> {
    return Object.fromEntries(this.errors.map((e) => [e.field, e.message]))
  }
}

type Shape = z.ZodType | Bytes
type In<S> = S extends z.ZodType ? z.input<S> : Blob | Uint8Array<ArrayBuffer>
type Out<S> = S extends z.ZodType ? z.output<S> : { readonly blob: Blob; readonly headers: Headers }
/** Parts that are empty in the contract may be left out. */
type Part<K extends string, T> =
  Record<never, never> extends T ? { readonly [k in K]?: T } : { readonly [k in K]: T }

export type CallInput<P extends z.ZodType, Q extends z.ZodType, B extends Shape> = Part<
  'params',
  z.input<P>
> &
  Part<'query', z.input<Q>> &
  Part<'body', In<B>>

export interface CallOptions {
  readonly signal?: AbortSignal
  /** The same key for each try of one act: a double click is done once. */
  readonly idempotencyKey?: string
}

/** Survives a reload of the tab, so that the first request of a page is signed rightly at once. */
const epochKept = 'nmo-epoch'
const memory = { epoch: kept() ?? '', offsetSeconds: 0 }

/** A browser may forbid storage altogether; then the epoch is learnt from the first refusal. */
function kept(): string | null {
  try {
    return sessionStorage.getItem(epochKept)
  } catch {
    return null
  }
}

function keep(epoch: string): void {
  try {
    sessionStorage.setItem(epochKept, epoch)
  } catch {
    // Nothing is lost: `memory` has it until the page is left.
  }
}

function learn(headers: Headers): void {
  const epoch = headers.get('nmo-epoch')
  if (epoch && epoch !== memory.epoch) {
    memory.epoch = epoch
    keep(epoch)
  }
  const apart = Number(headers.get('nmo-time')) - Date.now() / 1000
  if (headers.has('nmo-time')) memory.offsetSeconds = Math.abs(apart) > 5 ? Math.round(apart) : 0
}

export async function call<P extends z.ZodType, Q extends z.ZodType, B extends Shape, R extends Shape>(
  e: Endpoint<P, Q, B, R>,
  input: CallInput<P, Q, B>,
  options: CallOptions = {},
): Promise<Out<R>> {
  const parts = input as { params?: Record<string, unknown>; query?: Record<string, unknown>; body?: unknown }
  const isRaw = 'kind' in e.body
  const response = await send(
    {
      method: e.method,
      target: targetOf(e.path, parts.params ?? {}, parts.query ?? {}),
      body:
        e.method === 'GET' ? undefined : await bytesOf(isRaw ? parts.body : JSON.stringify(parts.body ?? {})),
      headers: {
        ...(e.method === 'GET'
          ? {}
          : { 'content-type': isRaw ? 'application/octet-stream' : 'application/json' }),
        ...(e.method === 'GET' ? {} : { 'idempotency-key': options.idempotencyKey ?? crypto.randomUUID() }),
      },
    },
    options.signal,
  )
  if ('kind' in e.reply) return { blob: await response.blob(), headers: response.headers } as Out<R>
  return (await response.json()) as Out<R>
}

export function targetOf(
  path: string,
  params: Record<string, unknown>,
  query: Record<string, unknown>,
): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])))
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== '') search.append(name, String(one))
    }
  }
  return search.size > 0 ? `${filled}?${search.toString()}` : filled
}

async function bytesOf(body: unknown): Promise<Uint8Array<ArrayBuffer>> {
  if (body instanceof Blob) return new Uint8Array(await body.arrayBuffer())
  if (body instanceof Uint8Array) return body as Uint8Array<ArrayBuffer>
  return new TextEncoder().encode(String(body))
}

interface Outgoing {
  readonly method: string
  readonly target: string
  readonly body: Uint8Array<ArrayBuffer> | undefined
  readonly headers: Record<string, string>
}

/** Refusals that mean «sign again»: stale epoch, clocks apart. */
const worthSigningAgain = ['signature.epoch', 'signature.clock', 'signature.replayed']

async function send(request: Outgoing, signal: AbortSignal | undefined): Promise<Response> {
  for (let attempt = 1; ; attempt++) {
    const proofs = proofsSoFar()
    const key = await loadKey()
    const response = await go(request, key, signal)
    if (response.ok) return response
    const refusal = await refusalOf(response)
    if (attempt < 3 && worthSigningAgain.includes(refusal.code)) continue
    // The token has changed while this request was under way with the old one.
    if (attempt < 3 && refusal.code === 'unauthenticated' && proofsSoFar() > proofs) continue
    // Asked in place; then the very same request goes again, with its own repeat key.
    if (attempt < 3 && refusal.code === 'session.step-up-needed' && (await askStepUp())) continue
    throw refusal
  }
}

/** A signed fetch; also for the live line, which reads its reply as a stream. */
export async function go(
  request: Outgoing,
  key: BrowserKey | undefined,
  signal?: AbortSignal,
): Promise<Response> {
  const signed = key ? await sign(request, key, { tag: 'nmo-req/1', ...memory }) : {}
  try {
    const response = await fetch(request.target, {
      method: request.method,
      headers: { ...request.headers, ...signed },
      credentials: 'same-origin',
      cache: 'no-store',
      ...(request.body ? { body: request.body } : {}),
      ...(signal ? { signal } : {}),
    })
    learn(response.headers)
    return response
  } catch (error) {
    if (signal?.aborted) throw error
    throw new Refusal({ code: 'offline', title: 'Нет связи с сервером', status: 0 })
  }
}

export async function refusalOf(response: Response): Promise<Refusal> {
  const body: unknown = await response.json().catch(() => ({}))
  return new Refusal({ status: response.status, ...(typeof body === 'object' ? body : {}) })
}

/** A fresh key and a fresh guest session: the first act of each sign-in. */
export async function beginSession(): Promise<void> {
  const key = await makeKey()
  const request: Outgoing = {
    method: 'POST',
    target: '/api/session/begin',
    body: new TextEncoder().encode(JSON.stringify({ jwk: key.jwk })) as Uint8Array<ArrayBuffer>,
    headers: { 'content-type': 'application/json' },
  }
  const signed = await sign(request, key, { tag: 'nmo-bind/1', ...memory })
  const response = await go({ ...request, headers: { ...request.headers, ...signed } }, undefined)
  if (!response.ok) throw await refusalOf(response)
}

export { forgetKey, loadKey }
