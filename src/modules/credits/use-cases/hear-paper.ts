/** D7+: a paper is checked: the equal cycle that was opened by hand is confirmed by itself; another day is asked about. */
import type { z } from 'zod'
import type { Context } from '../../../platform/context.ts'
import type { attestationMoved } from '../../licences/contract.ts'
import { attestationsOf } from '../../licences/index.ts'
import { cycleConfirmed, cycleDiffers, cycleSaved } from '../contract.ts'
import { confirms, proposalOf } from '../domain/offers.ts'
import * as store from '../store/cycles.ts'
import { termOf } from './offers.ts'

export const hearPaper = (ctx: Context, e: z.output<typeof attestationMoved.payload>): Promise<void> =>
  ctx.transaction(async (tx) => {
    await store.lockPerson(tx.db, e.personId)
    if (e.status !== 'verified') return forgetPaper(tx, e)
    await confirmCycles(tx, e.personId)
    const paper = (await attestationsOf(tx, e.personId)).find((p) => p.id === e.paperId)
    const proposal = paper && proposalOf(paper, await store.cyclesOf(tx.db, e.personId), await termOf(tx))
    if (!proposal || proposal.does === 'open') return
    await tx.publish(cycleDiffers, {
      cycleId: proposal.cycle.id,
      personId: e.personId,
      paperId: e.paperId,
      specialty: proposal.cycle.specialty_name,
      does: proposal.does,
    })
  })

/** What is suspended comes back; what is revoked says nothing of the cycle any more. Credits run without it too. */
async function forgetPaper(tx: Context, e: z.output<typeof attestationMoved.payload>): Promise<void> {
  if (e.status === 'suspended') return
  for (const cycle of await store.cyclesOf(tx.db, e.personId)) {
    if (cycle.paper_id !== e.paperId) continue
    await store.changeCycle(tx.db, cycle.id, { paper_id: null })
    await tx.record({
      subjectId: cycle.person_id,
      object: { kind: 'cycle', id: cycle.id },
      details: { isConfirmed: false, reason: e.reason },
    })
    await tx.publish(cycleSaved, { cycleId: cycle.id, personId: cycle.person_id })
  }
}

/** Every cycle that was opened by hand and of which a checked paper says the same; its credits stay. The person is locked already. */
export async function confirmCycles(tx: Context, personId: string): Promise<void> {
  const typed = (await store.cyclesOf(tx.db, personId)).filter((c) => c.paper_id === null)
  if (typed.length === 0) return
  const papers = await attestationsOf(tx, personId)
  for (const cycle of typed) {
    const paper = papers.find((p) => confirms(p, cycle))
    if (!paper) continue
    await store.changeCycle(tx.db, cycle.id, {
      paper_id: paper.id,
      document_kind: paper.isCertificate ? 'specialist-certificate' : 'accreditation',
      ...(paper.number ? { series: null, number: paper.number } : {}),
    })
    await tx.record({
      subjectId: personId,
      object: { kind: 'cycle', id: cycle.id },
      details: { isConfirmed: true, paper: paper.number },
    })
    await tx.publish(cycleConfirmed, {
      cycleId: cycle.id,
      personId,
      specialty: cycle.specialty_name,
      isOwnAct: tx.actor.personId === personId,
    })
  }
}
