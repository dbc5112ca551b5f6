/** What the world says about a draft: the register, the list of specialties, the scans, other records of the same document. */
import { moscowDay } from '../../../platform/calendar/working-days.ts'
import type { Context } from '../../../platform/context.ts'
import { fileCards } from '../../files/index.ts'
import { personCard } from '../../identity/index.ts'
import { organisationCard, specialtyByCode } from '../../organisations/index.ts'
import type { Check, DraftFields } from '../contract.ts'
import { check, type Checked, type Known } from '../domain/check.ts'
import { documentKey } from '../domain/number.ts'
import * as records from '../store/records.ts'

export interface Judged {
  readonly checked: Checked
  readonly known: Known
  readonly holder: string
  readonly hasForeignTwin: boolean
}

export interface Whose {
  readonly id: string
  readonly personId: string
  readonly fields: DraftFields
}

/** `lock`: nobody may confirm the same document until this transaction ends. */
export async function judge(ctx: Context, draft: Whose, how: { readonly lock: boolean }): Promise<Judged> {
  const { fields, personId } = draft
  const key =
    fields.kind && fields.number.trim() ? documentKey(fields.kind, fields.series, fields.number) : undefined
  if (how.lock && key) await records.lockDocument(ctx.db, key)
  // Over the second wall: the same document may be somebody else's; only that it exists is told.
  const twins = key ? await ctx.beyond((all) => records.twins(all.db, key, draft.id)) : []
  const own = twins.find((t) => t.personId === personId)
  const person = await personCard(ctx, personId)
  const known: Known = {
    today: moscowDay(ctx.now),
    birthDate: person.birthDate,
    institution: fields.institutionId ? await organisationCard(ctx, fields.institutionId) : undefined,
    specialty: fields.specialty ? await specialtyByCode(ctx, fields.specialty) : undefined,
    files: [...(await fileCards(ctx, fields.fileIds)).values()],
    ownTwin: own && { institutionName: own.institutionName, confirmedOn: moscowDay(own.confirmedAt) },
  }
  return {
    checked: check(fields, known),
    known,
    holder: person.fullName,
    hasForeignTwin: twins.some((t) => t.personId !== personId),
  }
}

/** Neutral: whose it is, and whether it is really another's, is not said. */
export const notesOf = (j: Judged): Check['notes'] =>
  j.hasForeignTwin
    ? [
        {
          field: 'number',
          message:
            'Документ с такими серией и номером уже встречался. Проверьте цифры; если всё верно — отправляйте, проверяющий сверит',
        },
      ]
    : []
