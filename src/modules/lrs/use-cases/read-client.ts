/** D9+: one foreign system with its journal: who let it in, who shut it out, when it read. */
import type { Context } from '../../../platform/context.ts'
import { readJournal, type JournalRow } from '../../../platform/journal/read.ts'
import { Problem } from '../../../platform/problem.ts'
import { personCards } from '../../identity/index.ts'
import { clientNotFound, type Client, type ClientAct } from '../contract.ts'
import { findClient } from '../store/clients.ts'
import { presentAll } from './clients.ts'

interface One {
  readonly client: Client
  readonly address: string
  readonly acts: ClientAct[]
}

/** The latest tell enough; the whole journal is that of the portal. */
const shown = 100

const whatOf = (code: string): ClientAct['what'] | null => {
  if (/lrs-client-(made|add)$/.test(code)) return 'made'
  if (/lrs-client-(revoked|revoke)$/.test(code)) return 'revoked'
  return code === 'lrs-read' ? 'read' : null
}

export async function readClient(ctx: Context, id: string): Promise<One> {
  const row = await findClient(ctx.db, id)
  if (!row || row.actor_key !== null) throw new Problem(clientNotFound)
  // Over the wall: rows about a system name nobody here but who let it in; of whom it read is left out.
  const rows = await ctx.beyond((over) =>
    readJournal(over.db, { object: { kind: 'lrs-client', id }, limit: shown }),
  )
  const people = await personCards(
    ctx,
    rows.flatMap((r) => r.actorId ?? []),
  )
  const act = (r: JournalRow): ClientAct[] => {
    const what = whatOf(r.code)
    if (what === null) return []
    const by = r.actorId === null ? null : (people.get(r.actorId)?.shortName ?? '—')
    return [{ id: String(r.id), at: r.at.toISOString(), what, by, isConsole: r.code.startsWith('nmo-') }]
  }
  return {
    client: (await presentAll(ctx, [row]))[0]!,
    address: `${new URL(ctx.services.settings.PUBLIC_ORIGIN).origin}/xapi/`,
    acts: rows.flatMap(act),
  }
}
