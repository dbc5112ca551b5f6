/** A2: the page of one programme, for everyone; what is withdrawn keeps its page and says so. */
import type { Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { programmeNotFound, type Programme } from '../contract.ts'
import { presentProgramme } from '../present/programme.ts'
import * as store from '../store/programmes.ts'
import { around } from './one-programme.ts'

export async function readProgramme(ctx: Context, id: string): Promise<Programme> {
  const programme = await store.findProgramme(ctx.db, id)
  const version = programme?.published_version
  const shown = version ? await store.findVersion(ctx.db, id, version) : undefined
  if (!programme || !shown) throw new Problem(programmeNotFound)
  return presentProgramme(programme, shown, await around(ctx, programme))
}
