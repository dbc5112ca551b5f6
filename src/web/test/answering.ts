/** Stands in for the server under a page: what was asked, and answers that keep to the contract. A test puts `answering` in place of `api.ts`. */

export interface Asked {
  /** «GET /api/notifications». */
  readonly path: string
  readonly params?: Record<string, string>
  readonly query?: Record<string, unknown>
  readonly body?: Record<string, unknown>
}
export type Answers = Record<string, (input: Asked) => unknown>

export const asked: Asked[] = []
export const answers: Answers = {}

/** Only these from now on; nothing has been asked. */
export function answerOnly(next: Answers): void {
  for (const path of Object.keys(answers)) delete answers[path]
  Object.assign(answers, next)
}

interface Declared {
  readonly method: string
  readonly path: string
  readonly reply: { readonly kind?: string; readonly parse: (value: unknown) => unknown }
}

type Api = typeof import('../api.ts')

/** What nobody answers is refused as by a server that is down. */
export async function answering(original: () => Promise<unknown>): Promise<object> {
  const api = (await original()) as Api
  const call = async (e: Declared, input: object): Promise<unknown> => {
    const one: Asked = { path: `${e.method} ${e.path}`, ...input }
    asked.push(one)
    const answer = answers[one.path]
    if (!answer)
      throw new api.Refusal({ code: 'unavailable', status: 503, title: `nobody answers ${one.path}` })
    const said = await answer(one)
    return e.reply.kind === 'bytes' ? said : e.reply.parse(said)
  }
  return { ...api, call }
}
