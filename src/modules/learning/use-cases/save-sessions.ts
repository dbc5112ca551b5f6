/** D9+: the schedule of a programme; days change without a new version, people already written down stay. */
import type { Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { invalid } from '../../../platform/refusals.ts'
import { programmeChanged, sessionTaken, type DeskProgramme, type SessionFields } from '../contract.ts'
import { sessionFaults } from '../domain/check.ts'
import { changeProgrammes } from '../store/programmes.ts'
import * as store from '../store/sessions.ts'
import { listProgrammes } from './list-programmes.ts'
import { deskProgramme, ownHeld } from './one-programme.ts'
import { told } from './write-programme.ts'

export const sessionRow = (s: SessionFields) => ({
  starts_on: s.startsOn,
  ends_on: s.endsOn,
  starts_at: s.startsAt,
  apply_by: s.applyBy,
  places: s.places,
  place: s.place === '' ? null : s.place,
})

export const saveSessions = (
  ctx: Context,
  id: string,
  body: { readonly sessions: readonly SessionFields[]; readonly revision: number },
): Promise<DeskProgramme> =>
  ctx.transaction(async (tx) => {
    const { programme, latest } = await ownHeld(tx, id)
    if (programme.revision !== body.revision)
      throw new Problem(programmeChanged, { current: await deskProgramme(tx, id) })
    const errors = sessionFaults(body.sessions)
    if (errors.length > 0) throw new Problem(invalid, { errors })
    const known = new Map((await store.sessionsOf(tx.db, [id])).map((s) => [s.id, s]))
    const kept = new Set(body.sessions.flatMap((s) => s.id ?? []))
    const gone = [...known.values()].filter((s) => !kept.has(s.id))
    if (gone.some((s) => s.taken > 0)) throw new Problem(sessionTaken)
    await store.deleteSessions(
      tx.db,
      gone.map((s) => s.id),
    )
    for (const s of body.sessions) {
      if (s.id !== null && known.has(s.id)) await store.changeSession(tx.db, s.id, sessionRow(s))
      else
        await store.insertSessions(tx.db, [
          { id: tx.services.random.uuid(), programme_id: id, ...sessionRow(s) },
        ])
    }
    await changeProgrammes(tx.db, [id], { updated_at: tx.now })
    if (programme.state === 'published') await listProgrammes(tx, [id])
    await told(tx, programme, { state: 'schedule', title: latest.title })
    return deskProgramme(tx, id)
  })
