/** One address of the API, declared once and read by the server, the web client and the OpenAPI document. */
import { z } from 'zod'
import type { Refusal } from './problem.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** Raw bytes instead of JSON: a body (`maxBytes` is the limit of one request) or a reply. */
export interface Bytes {
  readonly kind: 'bytes'
  /** Accepted or produced media types; `*` means any. */
  readonly types: readonly string[]
  readonly maxBytes: number
}
export const bytes = (types: readonly string[], maxBytes: number): Bytes => ({
  kind: 'bytes',
  types,
  maxBytes,
})
export const isBytes = (shape: z.ZodType | Bytes): shape is Bytes => 'kind' in shape

const nothing = z.object({})
export type Nothing = typeof nothing

/** How surely it must be the person themselves: the sign-in is enough, or a proof within the minutes of policy. */
export type Assurance = 'session' | 'fresh'

export interface Endpoint<
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType | Bytes = z.ZodType | Bytes,
  R extends z.ZodType | Bytes = z.ZodType | Bytes,
> {
  readonly method: Method
  readonly path: `/api/${string}`
  /** One Russian sentence for the reading page of the API. */
  readonly summary: string
  readonly params: P
  readonly query: Q
  readonly body: B
  readonly reply: R
  /** Status of success; 200 unless said. */
  readonly success: 200 | 201 | 202
  readonly problems: readonly Refusal[]
  /** Must be said for changes under the rights of `assuranceDemanded`; elsewhere the sign-in is enough. */
  readonly assurance: Assurance | null
}

/** What a contract writes; the shapes it leaves out are empty objects. */
export interface EndpointDeclaration<
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType | Bytes,
  R extends z.ZodType | Bytes,
> {
  readonly method: Method
  readonly path: `/api/${string}`
  readonly summary: string
  readonly params?: P
  readonly query?: Q
  readonly body?: B
  readonly reply?: R
  readonly success?: 200 | 201 | 202
  readonly problems?: readonly Refusal[]
  readonly assurance?: Assurance
}

export function endpoint<
  P extends z.ZodType = Nothing,
  Q extends z.ZodType = Nothing,
  B extends z.ZodType | Bytes = Nothing,
  R extends z.ZodType | Bytes = Nothing,
>(e: EndpointDeclaration<P, Q, B, R>): Endpoint<P, Q, B, R> {
  return {
    success: 200,
    problems: [],
    assurance: null,
    ...e,
    // The defaults are sound: a type parameter that nobody passed is `Nothing`.
    params: (e.params ?? nothing) as P,
    query: (e.query ?? nothing) as Q,
    body: (e.body ?? nothing) as B,
    reply: (e.reply ?? nothing) as R,
  }
}
