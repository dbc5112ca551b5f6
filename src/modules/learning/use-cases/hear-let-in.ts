/** A2: an organisation that was registered with its licence and statement need not ask again: its cabinet is open. */
import type { z } from 'zod'
import type { Context } from '../../../platform/context.ts'
import { organisationCard } from '../../organisations/index.ts'
import type { organisationLetIn } from '../../registrations/contract.ts'
import { providerMoved } from '../contract.ts'
import * as store from '../store/providers.ts'

export const hearLetIn = (ctx: Context, e: z.output<typeof organisationLetIn.payload>): Promise<void> =>
  ctx.transaction(async (tx) => {
    const card = await organisationCard(tx, e.organisationId)
    if (!card || card.closedOn !== null || (await store.findProvider(tx.db, card.id))?.state === 'open')
      return
    const opened = {
      state: 'open',
      responsible_name: e.responsibleName,
      responsible_post: e.responsiblePost,
      responsible_phone: e.responsiblePhone,
      responsible_email: e.responsibleEmail,
      statement_number: e.statementNumber,
      statement_on: e.statementOn,
      reason: null,
      submitted_by: e.personId,
      submitted_at: tx.now,
      due_on: null,
      decided_by: e.verifierId,
      decided_at: tx.now,
    } as const
    const own = { organisation_id: card.id, organisation_name: card.name, city: card.city }
    await store.insertProvider(tx.db, { ...own, ...opened, version: 1, created_at: tx.now })
    // One that was begun by hand meanwhile is opened by the same decision.
    if ((await store.lockProvider(tx.db, card.id))?.state !== 'open')
      await store.changeProvider(tx.db, card.id, opened)
    await tx.record({
      subjectId: null,
      object: { kind: 'provider', id: card.id },
      details: { name: card.name, state: 'open' },
    })
    await tx.publish(providerMoved, {
      organisationId: card.id,
      name: card.name,
      state: 'open',
      reason: null,
      submittedBy: e.personId,
    })
  })
