/** What an error tells a person; the kit knows a refusal by its shape, not by the client that threw it. */

export interface RefusedBy {
  readonly status: number
  readonly code: string
  readonly title: string
  readonly detail: string | undefined
  /** What the person tells to support. */
  readonly supportCode: string | undefined
  readonly errors: readonly { readonly field: string; readonly message: string }[]
  readonly retryAfterSeconds: number | undefined
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined

export function refusedBy(error: unknown): RefusedBy {
  const e = (typeof error === 'object' && error !== null ? error : {}) as Record<string, unknown>
  const isRefusal = typeof e['status'] === 'number' && typeof e['code'] === 'string'
  return {
    status: isRefusal ? (e['status'] as number) : 0,
    code: isRefusal ? (e['code'] as string) : 'page-fault',
    title: isRefusal ? (text(e['title']) ?? text(e['message']) ?? 'Не получилось') : 'На странице сбой',
    detail: isRefusal ? text(e['detail']) : undefined,
    supportCode: short(text(e['instance'])),
    errors: Array.isArray(e['errors']) ? (e['errors'] as RefusedBy['errors']) : [],
    retryAfterSeconds: typeof e['retryAfterSeconds'] === 'number' ? e['retryAfterSeconds'] : undefined,
  }
}

/** The first eight signs of a request id: enough to find it, short enough to say by phone. */
const short = (id: string | undefined): string | undefined =>
  id?.replace(/^.*\//, '').slice(0, 8).toUpperCase()

/** Refused is told apart from failed: repeating does not help. */
export const isRefused = (error: unknown): boolean => [401, 403].includes(refusedBy(error).status)
export const isAbsent = (error: unknown): boolean => [404, 410].includes(refusedBy(error).status)
