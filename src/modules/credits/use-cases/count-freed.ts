/** D7+: what the limit of a year kept from being counted is counted when a confirmation in the same year is taken back. */
import type { Context } from '../../../platform/context.ts'
import { freedCredits } from '../domain/activity.ts'
import * as store from '../store/activities.ts'
import type { ActivityRow } from '../store/tables.ts'
import { keepActivity, sourceOf } from './activities.ts'
import { takeAchievement, type Achievement } from './take.ts'

/** What one limit speaks of. */
export const yearOf = (row: ActivityRow) => ({
  personId: row.person_id,
  kind: row.kind,
  day: row.happened_on,
})

/** As the ledger knows it, whatever part of it is counted. */
export const achievementOf = (
  row: ActivityRow,
): Omit<Achievement, 'credits' | 'source' | 'rule' | 'approvedBy'> => ({
  personId: row.person_id,
  kind: 'other',
  earnedOn: row.happened_on,
  specialtyKey: row.specialty_key,
  specialties: [row.specialty_key],
  title: row.title,
  organisation: { id: null, name: row.place },
  number: null,
})

/**
 * Rows are only added: each addition stands under a source of its own, which begins with that of its activity, so that it
 * is counted once and taken back with it. The person is locked, and `reversed` stands confirmed no longer.
 */
export async function countFreed(tx: Context, reversed: ActivityRow): Promise<void> {
  const rules = await store.activityRules(tx.db)
  const standing = await store.confirmedInYear(tx.db, yearOf(reversed))
  for (const { of: row, credits, rule } of freedCredits(rules, standing, reversed.credits)) {
    await keepActivity(tx, { ...row, credits: row.credits + credits, version: row.version + 1 })
    await takeAchievement(tx, {
      ...achievementOf(row),
      credits,
      source: `${sourceOf(row)}/freed/${reversed.application_id}`,
      rule: `${rule.words}. Добавлено: снято «${reversed.title}», место в пределе года освободилось`,
      approvedBy: null,
    })
  }
}
