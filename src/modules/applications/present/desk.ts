/** An application on the verifier's desk: marks beside fields, who holds it, what may be done now. */
import { personOf, type Context } from '../../../platform/context.ts'
import type { DeskApplication, Holder, QueueRow } from '../contract.ts'
import { holdOf, isOver, review, type ApplicationRecord } from '../domain.ts'
import { namesFrom, peopleOf, type Names } from './names.ts'
import { partsOf } from './parts.ts'

export async function presentDesk(ctx: Context, a: ApplicationRecord): Promise<DeskApplication> {
  const me = personOf(ctx)
  const { common, names, people, verdicts, lookers } = await partsOf(ctx, a)
  const isScanOpened = lookers.includes(me)
  const hold = holdOf(a, ctx.now)
  const isMine = a.verifierId === me && a.verifierSeenAt !== null && !isOver(a.status)
  const works = isMine && a.status === 'under-review'
  const marks = new Map(verdicts.map((v) => [v.key, v]))
  const hasScan = common.files.some((f) => f.from === 'applicant')
  const applicant = people.get(a.applicantId)
  return {
    ...common,
    applicant: {
      fullName: applicant?.fullName ?? names(null),
      shortName: applicant?.shortName ?? names(null),
      snils: applicant?.snils ?? null,
    },
    facts: a.facts.map((f) => {
      const mark = marks.get(f.key)
      return {
        ...f,
        verdict: mark
          ? {
              matches: mark.matches,
              onScan: mark.onScan,
              by: names(mark.verifierId),
              at: mark.at.toISOString(),
            }
          : null,
      }
    }),
    holder: holderOf(hold, me, names),
    isScanOpened,
    can: {
      claim: !isOver(a.status) && !isMine && (hold === null || hold.verifierId === me),
      check: works,
      ask: works,
      remark: isMine,
      approve: works && review.isApprovable(a, { verdicts: marks, hasScan, isScanOpened }),
      reject: isMine && review.mayRejectNow(a, ctx.now),
    },
  }
}

const holderOf = (hold: ReturnType<typeof holdOf>, me: string, names: Names): Holder | null =>
  hold && { name: names(hold.verifierId), isMe: hold.verifierId === me, until: hold.until.toISOString() }

export async function presentQueue(ctx: Context, list: readonly ApplicationRecord[]): Promise<QueueRow[]> {
  const me = personOf(ctx)
  const people = await peopleOf(
    ctx,
    list.flatMap((a) => [a.applicantId, a.verifierId]),
  )
  const names = namesFrom(people)
  return list.map((a) => ({
    id: a.id,
    number: a.number,
    title: a.title,
    status: a.status,
    applicant: people.get(a.applicantId)?.shortName ?? names(null),
    submittedAt: a.submittedAt.toISOString(),
    dueOn: a.clock.dueOn,
    answerBy: a.answerBy,
    holder: holderOf(holdOf(a, ctx.now), me, names),
  }))
}
