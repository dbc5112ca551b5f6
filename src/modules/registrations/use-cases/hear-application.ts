/** A2: what happens to the application on the desk happens to the registration. Hearing twice changes nothing. */
import type { z } from 'zod'
import type { Context } from '../../../platform/context.ts'
import type * as applications from '../../applications/contract.ts'
import type { RegistrationStatus } from '../contract.ts'
import { registrationKind, type RegistrationRecord } from '../domain.ts'
import * as store from '../store/registrations.ts'
import { letIn } from './let-in.ts'
import { move } from './move-registration.ts'

type Payload<K extends 'claimed' | 'released' | 'decided' | 'withdrawn'> = z.output<
  (typeof applications)[K]['payload']
>

/** Nothing when the event is of another thing, of a former application, or was heard before. */
async function standing(
  tx: Context,
  e: { readonly kind: string; readonly subjectId: string; readonly applicationId: string },
  among: readonly RegistrationStatus[],
): Promise<RegistrationRecord | undefined> {
  if (e.kind !== registrationKind) return undefined
  const known = await store.findRegistration(tx.db, e.subjectId, { lock: true })
  return known?.applicationId === e.applicationId && among.includes(known.status) ? known : undefined
}

const underReview = ['submitted', 'in-work'] as const

export const hearClaim = (ctx: Context, e: Payload<'claimed'>): Promise<void> =>
  ctx.transaction(async (tx) => {
    const known = await standing(tx, e, ['submitted'])
    if (known)
      await move(tx, known, { status: 'in-work' }, { act: 'claimed', by: e.verifierId, reason: null })
  })

export const hearRelease = (ctx: Context, e: Payload<'released'>): Promise<void> =>
  ctx.transaction(async (tx) => {
    const known = await standing(tx, e, ['in-work'])
    if (known) await move(tx, known, { status: 'submitted' }, { act: 'released', by: null, reason: null })
  })

export const hearWithdrawal = (ctx: Context, e: Payload<'withdrawn'>): Promise<void> =>
  ctx.transaction(async (tx) => {
    const known = await standing(tx, e, underReview)
    if (known)
      await move(tx, known, { status: 'forming' }, { act: 'withdrawn', by: known.personId, reason: null })
  })

export const hearDecision = (ctx: Context, e: Payload<'decided'>): Promise<void> =>
  ctx.transaction(async (tx) => {
    const known = await standing(tx, e, underReview)
    if (!known) return
    if (e.outcome === 'approved') return letIn(tx, known, e)
    const isBack = e.reasonCode === 'needs-mending'
    await move(
      tx,
      known,
      { status: isBack ? 'rework' : 'rejected', reason: e.reason },
      { act: isBack ? 'returned' : 'rejected', by: e.verifierId, reason: e.reason },
    )
  })
