/** G5, G7: who watches over the portal learns in the morning that the night has found something. */
import type { z } from 'zod'
import type { Context } from '../../../platform/context.ts'
import type { attackFound } from '../../oversight/contract.ts'
import { notify } from './notify.ts'

export async function tellOfAttack(ctx: Context, e: z.output<typeof attackFound.payload>): Promise<void> {
  for (const personId of e.administratorIds) {
    await notify(ctx, {
      eventKey: `oversight.found/${e.day}/${personId}`,
      personId,
      kind: 'work',
      template: 'attack-found',
      data: { day: e.day, findings: e.findings, grave: e.grave },
      link: `/oversight/${e.day}`,
    })
  }
}
