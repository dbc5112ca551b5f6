/** What the world says about a draft: registers, scans, other papers of the same document. */
import { isDay } from '../../../platform/calendar/days.ts'
import { moscowDay } from '../../../platform/calendar/working-days.ts'
import type { Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { invalid } from '../../../platform/refusals.ts'
import { fileCards } from '../../files/index.ts'
import { personCard } from '../../identity/index.ts'
import { organisationCard, specialtyByCode } from '../../organisations/index.ts'
import type { PaperCheck } from '../contract.ts'
import { check, contentOf, type Checked, type Known } from '../domain/check.ts'
import { kindOf } from '../domain/kinds.ts'
import { documentKey } from '../domain/number.ts'
import type { Content } from '../domain/paper.ts'
import type { DraftRecord } from '../store/drafts.ts'
import * as papers from '../store/papers.ts'
import { openDraft } from './own-draft.ts'

export interface Judged {
  readonly checked: Checked
  readonly known: Known
  readonly holder: string
  readonly hasForeignTwin: boolean
}

export async function judge(ctx: Context, draft: DraftRecord): Promise<Judged> {
  const { fields, personId } = draft
  const person = await personCard(ctx, personId)
  const about = {
    organisation: fields.organisationId ? await organisationCard(ctx, fields.organisationId) : undefined,
    specialty: fields.specialty ? await specialtyByCode(ctx, fields.specialty) : undefined,
  }
  // Two half-filled papers are not twins: the key is asked for only when its parts are there.
  const content = fields.kind && isDay(fields.startsOn) ? contentOf(fields, kindOf(fields.kind), about) : null
  const isNamed = content && (content.number !== '' || content.class === 'employment')
  // Over the second wall: the same document may be somebody else's; only that it exists is told.
  const twins = isNamed ? await ctx.beyond((all) => papers.twins(all.db, documentKey(content), draft.id)) : []
  const own = twins.find((t) => t.personId === personId)
  const known: Known = {
    today: moscowDay(ctx.now),
    birthDate: person.birthDate,
    ...about,
    files: [...(await fileCards(ctx, fields.fileIds)).values()],
    ownTwin: own && { addedOn: moscowDay(own.createdAt) },
  }
  return {
    checked: check(fields, known),
    known,
    holder: person.fullName,
    // A licence of an organisation and a place of work are shared by many; an attestation is one person's.
    hasForeignTwin: twins.some((t) => t.class === 'attestation' && t.personId !== personId),
  }
}

/** Neutral: whose it is, and whether it is really another's, is not said. */
const notesOf = (j: Judged): PaperCheck['notes'] =>
  j.hasForeignTwin
    ? [
        {
          field: 'number',
          message:
            'Документ с такими видом и номером уже есть на портале. Сверьте номер; если всё верно, отправляйте',
        },
      ]
    : []

export async function checkDraft(ctx: Context, id: string): Promise<PaperCheck> {
  const judged = await judge(ctx, await openDraft(ctx, id, { lock: false }))
  return { faults: [...judged.checked.faults], notes: notesOf(judged) }
}

/** Throws every fault at once. */
export async function faultless(ctx: Context, draft: DraftRecord): Promise<Judged & { content: Content }> {
  const judged = await judge(ctx, draft)
  const { content, faults } = judged.checked
  if (!content) throw new Problem(invalid, { errors: faults })
  return { ...judged, content }
}
