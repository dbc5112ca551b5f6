/** F7: what a person holds, what each section of their work demands and what is missing. */
import { moscowDay } from '../../../platform/calendar/working-days.ts'
import { personOf, type Context } from '../../../platform/context.ts'
import { sections, type Role } from '../../../platform/permissions.ts'
import { Problem } from '../../../platform/problem.ts'
import { rolesAt } from '../../../platform/session/held-roles.ts'
import { applicationOf } from '../../applications/index.ts'
import { fileCards } from '../../files/index.ts'
import { personCards } from '../../identity/index.ts'
import {
  paperNotFound,
  type Paper,
  type PaperDraft,
  type PaperRules,
  type PaperWithHistory,
  type SectionName,
  type Standing,
} from '../contract.ts'
import { applicationKind } from '../domain/kinds.ts'
import type { PaperRecord } from '../domain/paper.ts'
import { standingOf } from '../domain/standing.ts'
import { isOwn } from '../policy.ts'
import { hasRoleFor, presentChange, presentPaper, presentRules, presentStanding } from '../present.ts'
import * as papers from '../store/papers.ts'
import { listDrafts } from './own-draft.ts'

export async function present(ctx: Context, p: PaperRecord, all: readonly PaperRecord[]): Promise<Paper> {
  return presentPaper(p, {
    now: ctx.now,
    files: await fileCards(ctx, p.fileIds),
    application: p.applicationId
      ? await applicationOf(ctx, { kind: applicationKind, subjectId: p.id })
      : null,
    all,
  })
}

export async function showPaper(ctx: Context, id: string): Promise<Paper> {
  const paper = await papers.findPaper(ctx.db, id)
  if (!paper) throw new Error(`${id}: no paper`)
  return present(ctx, paper, await papers.papersOf(ctx.db, paper.personId))
}

export async function historyOf(ctx: Context, id: string): Promise<PaperWithHistory['history']> {
  const changes = await papers.changesOf(ctx.db, id)
  const cards = await personCards(
    ctx,
    changes.flatMap((c) => c.actorId ?? []),
  )
  const names = new Map([...cards].map(([personId, card]) => [personId, card.shortName]))
  return changes.map((c) => presentChange(c, names))
}

export async function readOwnPaper(ctx: Context, id: string): Promise<PaperWithHistory> {
  const paper = await papers.findPaper(ctx.db, id)
  if (!paper || !isOwn(ctx.actor, paper)) throw new Problem(paperNotFound)
  const history = await historyOf(ctx, id)
  // Of oneself there is no need to say the name.
  const own = (await personCards(ctx, [paper.personId])).get(paper.personId)?.shortName
  return {
    ...(await showPaper(ctx, id)),
    history: history.map((line) => (line.who === own ? { ...line, who: null } : line)),
  }
}

/** All that the person holds now, also what does not act in this session. */
const rolesOf = (ctx: Context): readonly Role[] => [...ctx.actor.roles, ...rolesAt(ctx.actor.held, ctx.now)]

/** Sections of one's role, and those for which there is an attestation or a place of work already. */
function standings(ctx: Context, all: readonly PaperRecord[]): Standing[] {
  return sections
    .map((section) => standingOf(section, all, ctx.now))
    .filter(
      (s) =>
        hasRoleFor(s.section, rolesOf(ctx)) ||
        s.needs.some((need) => need.class !== 'licence' && need.paper !== null),
    )
    .map((s) => presentStanding(s, rolesOf(ctx), ctx.actor.roles))
}

export async function listOwnPapers(
  ctx: Context,
): Promise<{ sections: Standing[]; papers: Paper[]; drafts: PaperDraft[] }> {
  const all = await papers.papersOf(ctx.db, personOf(ctx))
  const shown: Paper[] = []
  for (const paper of all) shown.push(await present(ctx, paper, all))
  return { sections: standings(ctx, all), papers: shown, drafts: await listDrafts(ctx) }
}

/** Only whoever may enter the section is answered: the gate has compared the papers with its clock. */
export async function readGrounds(ctx: Context, section: SectionName): Promise<Standing> {
  const all = await papers.papersOf(ctx.db, personOf(ctx))
  return presentStanding(standingOf(section, all, ctx.now), rolesOf(ctx), ctx.actor.roles)
}

export const showRules = (ctx: Context): PaperRules => presentRules(moscowDay(ctx.now))
