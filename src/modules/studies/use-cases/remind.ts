/** D7+: the day has passed and the organisation is silent: the person reminds it by one click, once a day. */
import { moscowDay } from '../../../platform/calendar/working-days.ts'
import { personOf, type Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { representativesOf } from '../../../platform/session/grants.ts'
import { nothingToRemind, remindedToday, studyReminded, type Study } from '../contract.ts'
import { mayRemind, presentStage, presentStudy } from '../present/study.ts'
import * as store from '../store/studies.ts'
import { aboutOf } from './enrol.ts'
import { ownStudy } from './own-studies.ts'

export const remindOrganisation = (ctx: Context, id: string): Promise<Study> =>
  ctx.transaction(async (tx) => {
    await store.lockPerson(tx.db, personOf(tx))
    const row = await ownStudy(tx, id)
    const stage = presentStage(row, moscowDay(tx.now))
    if (stage?.who !== 'organisation' || !stage.isOverdue || !stage.dueOn) throw new Problem(nothingToRemind)
    if (!mayRemind(row, tx.now)) throw new Problem(remindedToday)
    await store.changeStudy(tx.db, id, { reminded_at: tx.now })
    await tx.record({
      subjectId: row.person_id,
      object: { kind: 'study', id },
      details: { title: row.title, organisation: row.organisation_name },
    })
    await tx.publish(studyReminded, {
      ...aboutOf(row),
      dueOn: stage.dueOn,
      what: row.state === 'applied' ? 'enrolment' : 'result',
      staffIds: await representativesOf(tx.db, row.organisation_id, tx.now),
    })
    return presentStudy(tx, { ...row, reminded_at: tx.now })
  })
