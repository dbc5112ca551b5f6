/** D9+: the schedule of a programme; days change without a new version, people already written down stay. */
import { moscowDay } from '../../../platform/calendar/working-days.ts'
import type { Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { invalid } from '../../../platform/refusals.ts'
import {
  intakeOpened,
  programmeChanged,
  sessionMoved,
  sessionTaken,
  type DeskProgramme,
  type SessionFields,
} from '../contract.ts'
import { sessionFaults } from '../domain/check.ts'
import { changeProgrammes } from '../store/programmes.ts'
import * as store from '../store/sessions.ts'
import type { ProgrammeRow } from '../store/tables.ts'
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
      const before = s.id === null ? undefined : known.get(s.id)
      const sessionId = before?.id ?? tx.services.random.uuid()
      if (before) {
        await store.changeSession(tx.db, sessionId, sessionRow(s))
        await tellMove(tx, programme, latest.title, before, s)
      } else await store.insertSessions(tx.db, [{ id: sessionId, programme_id: id, ...sessionRow(s) }])
      await store.saveLink(tx.db, { sessionId, organisationId: programme.organisation_id }, s.link || null)
    }
    await changeProgrammes(tx.db, [id], { updated_at: tx.now })
    if (programme.state === 'published') {
      await listProgrammes(tx, [id])
      const today = moscowDay(tx.now)
      const opened = body.sessions.filter((s) => !(s.id !== null && known.has(s.id)) && s.startsOn >= today)
      if (opened.length > 0)
        await tx.publish(intakeOpened, {
          programmeId: id,
          sessions: opened.map(({ startsOn, applyBy }) => ({ startsOn, applyBy })),
        })
    }
    await told(tx, programme, { state: 'schedule', title: latest.title })
    return deskProgramme(tx, id)
  })

/** Whoever is put down for it must learn that the days are other ones. */
async function tellMove(
  tx: Context,
  programme: ProgrammeRow,
  title: string,
  before: store.Session,
  to: SessionFields,
): Promise<void> {
  const was = { startsOn: before.starts_on, endsOn: before.ends_on }
  if (was.startsOn === to.startsOn && was.endsOn === to.endsOn) return
  await tx.publish(sessionMoved, {
    sessionId: before.id,
    programmeId: programme.id,
    organisationId: programme.organisation_id,
    title,
    was,
    to: { startsOn: to.startsOn, endsOn: to.endsOn },
  })
}
