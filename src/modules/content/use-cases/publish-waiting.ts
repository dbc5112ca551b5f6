/** D2: what waits for the people of an organisation is told in one line for each kind of waiting, however many wait. */
import type { Context } from '../../../platform/context.ts'
import type { Event } from '../../../platform/event.ts'
import { representativesOf } from '../../../platform/session/grants.ts'
import type { ManyWait } from '../contract.ts'
import type { MarkingStage } from '../domain/marking.ts'

export interface Told {
  readonly organisation_id: string
  readonly item_title: string
  readonly stage: MarkingStage
}

export async function publishWaiting(
  tx: Context,
  what: Event<typeof ManyWait>,
  told: readonly Told[],
): Promise<void> {
  for (const group of Map.groupBy(told, (t) => `${t.organisation_id} ${t.stage}`).values()) {
    const { organisation_id: organisationId, stage, item_title: title } = group[0]!
    await tx.publish(what, {
      organisationId,
      stage,
      count: group.length,
      title,
      staffIds: await representativesOf(tx.db, organisationId, tx.now),
    })
  }
}
