/** D7+: accreditations and certificates of a person that were checked here: a cycle may be opened from each. */
import { moscowDay } from '../../../platform/calendar/working-days.ts'
import type { Context } from '../../../platform/context.ts'
import { kindWords } from '../contract.ts'
import * as papers from '../store/papers.ts'

export interface Attestation {
  readonly id: string
  readonly title: string
  readonly isCertificate: boolean
  readonly number: string | null
  readonly specialty: { readonly key: string; readonly code: string | null; readonly name: string }
  readonly startsOn: string
}

export async function attestationsOf(ctx: Context, personId: string): Promise<Attestation[]> {
  const all = await papers.papersOf(ctx.db, personId)
  return all.flatMap((p) =>
    p.class === 'attestation' &&
    p.kind !== 'qualification-category' &&
    p.status === 'verified' &&
    p.specialty &&
    (p.endsAt === null || p.endsAt > ctx.now)
      ? [
          {
            id: p.id,
            title: kindWords[p.kind],
            isCertificate: p.kind === 'specialist-certificate',
            number: p.number,
            specialty: p.specialty,
            startsOn: moscowDay(p.startsAt),
          },
        ]
      : [],
  )
}
