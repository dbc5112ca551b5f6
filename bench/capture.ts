/** What one request says to PostgreSQL: every statement with its parameters, in order. */
import pg from 'pg'

export interface Statement {
  readonly text: string
  readonly values: readonly unknown[]
}

/** Records while `work` runs; only for the measuring process itself. */
export async function capture(work: () => Promise<unknown>): Promise<Statement[]> {
  const said: Statement[] = []
  const original: (this: pg.Client, ...args: unknown[]) => unknown = Reflect.get(pg.Client.prototype, 'query')
  const recording = function (this: pg.Client, ...args: unknown[]): unknown {
    const [query, values] = args as [string | { text: string; values?: unknown[] }, unknown[] | undefined]
    const text = typeof query === 'string' ? query : query.text
    const given = typeof query === 'string' ? values : (query.values ?? values)
    // In whose name a transaction speaks is said together with its `begin`; the yardstick speaks as the owner.
    said.push({ text: /^begin;/i.test(text) ? 'begin' : text, values: Array.isArray(given) ? given : [] })
    return original.apply(this, args)
  }
  Reflect.set(pg.Client.prototype, 'query', recording)
  try {
    await work()
  } finally {
    Reflect.set(pg.Client.prototype, 'query', original)
  }
  return said.filter((s) => !/^(select 1|listen |select set_config)/i.test(s.text))
}
