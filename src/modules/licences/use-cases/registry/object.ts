/** F7, D7+: a person does not agree with a paper that was checked: a case for the verifiers, with both values. */
import type { Context } from '../../../../platform/context.ts'
import { caseMoved, type CaseState } from '../../contract.ts'
import * as store from '../../store/registry.ts'

export interface Objection {
  readonly personId: string
  readonly paperId: string
  /** `ours` is what the paper says, `theirs` what the person does. */
  readonly differences: readonly store.CaseDifference[]
  readonly text: string
}

export async function objectToPaper(tx: Context, o: Objection): Promise<void> {
  const caseId = await store.openCase(tx.db, {
    id: tx.services.random.uuid(),
    personId: o.personId,
    paperId: o.paperId,
    registryRef: `objection/${o.paperId}`,
    kind: 'objection',
    differences: o.differences,
    theirs: null,
    at: tx.now,
  })
  await store.changeCase(tx.db, caseId, { state: 'open', answer: o.text })
  await tx.record({
    subjectId: o.personId,
    object: { kind: 'licence-case', id: caseId },
    details: { paper: o.paperId, differs: o.differences.map((d) => d.field) },
  })
  await tx.publish(caseMoved, { caseId, personId: o.personId, state: 'open', question: null })
}

/** Papers that the person did not agree with, and what came of it; the newest word on each. */
export async function objectionsOf(
  ctx: Context,
  personId: string,
): Promise<{ readonly paperId: string; readonly state: CaseState }[]> {
  const all = await store.objectionsOf(ctx.db, personId)
  return all.flatMap((c) => (c.paperId ? [{ paperId: c.paperId, state: c.state }] : []))
}
