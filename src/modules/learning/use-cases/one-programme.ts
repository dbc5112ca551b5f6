/** What stands around a programme: its organisation, names of specialties, sessions. */
import { moscowDay } from '../../../platform/calendar/working-days.ts'
import type { Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { listSpecialties, organisationCard } from '../../organisations/index.ts'
import { programmeNotFound, type DeskProgramme } from '../contract.ts'
import * as policy from '../policy.ts'
import { presentDesk } from '../present/desk.ts'
import type { Around } from '../present/programme.ts'
import { aliasesOf } from '../store/aliases.ts'
import * as store from '../store/programmes.ts'
import { linksOf, sessionsOf } from '../store/sessions.ts'
import type { ProgrammeRow, VersionRow } from '../store/tables.ts'

export async function around(ctx: Context, p: ProgrammeRow): Promise<Around> {
  const card = await organisationCard(ctx, p.organisation_id)
  const specialties = await listSpecialties(ctx, undefined)
  return {
    organisation: card ?? { id: p.organisation_id, name: '—', city: '' },
    specialties: new Map(specialties.map((s) => [s.key, s])),
    sessions: await sessionsOf(ctx.db, [p.id]),
    aliases: await aliasesOf(ctx.db, p.id),
    today: moscowDay(ctx.now),
  }
}

export interface Held {
  readonly programme: ProgrammeRow
  readonly latest: VersionRow
}

/** Locked, with its latest version; whoever has no business with it learns that there is none. */
export async function held(tx: Context, id: string): Promise<Held> {
  const [programme] = await store.lockProgrammes(tx.db, [id])
  if (!programme || !policy.mayRead(tx.actor, programme)) throw new Problem(programmeNotFound)
  const latest = await store.findVersion(tx.db, id, programme.latest_version)
  return { programme, latest: latest! }
}

/** The same for those whose organisation teaches it. */
export async function ownHeld(tx: Context, id: string): Promise<Held> {
  const one = await held(tx, id)
  if (!policy.mayProvide(tx.actor, one.programme)) throw new Problem(programmeNotFound)
  return one
}

export async function deskProgramme(ctx: Context, id: string): Promise<DeskProgramme> {
  const programme = await store.findProgramme(ctx.db, id)
  if (!programme || !policy.mayRead(ctx.actor, programme)) throw new Problem(programmeNotFound)
  const versions = await store.versionsOf(ctx.db, id)
  const all = await around(ctx, programme)
  const links = await linksOf(
    ctx.db,
    all.sessions.map((s) => s.id),
  )
  return presentDesk(ctx.actor, programme, versions, all, links)
}
