/** D9+: a package of xAPI is launched: a session in the store of its organisation, which speaks of its learner and of nobody else. */
import type { Context } from '../../../platform/context.ts'
import { previewStore } from '../../lrs/contract.ts'
import { handOverKey, openSession } from '../../lrs/index.ts'
import type { XapiInside } from '../contract.ts'
import type { Voice } from '../domain/tincan.ts'
import { lockCourse } from '../store/courses.ts'
import { insertSession, registrationOf } from '../store/packages.ts'

export const guardName = 'xapi-package'

/** A lesson may last an evening. */
const sessionMs = 12 * 3_600_000

export interface Launching {
  readonly personId: string
  /** Null: a look of whoever teaches, which is counted nowhere. */
  readonly studyId: string | null
  readonly item: { readonly id: string; readonly title: string; readonly organisation_id: string }
  readonly inside: XapiInside
}

/** Over the wall: a session is opened by the portal. Every launch of one item by one learner stands under one registration. */
export const voiceFor = (ctx: Context, { personId, studyId, item, inside }: Launching): Promise<Voice> =>
  ctx.transaction((within) =>
    within.beyond(async (tx) => {
      if (studyId !== null) await lockCourse(tx.db, studyId)
      const known = studyId === null ? undefined : await registrationOf(tx.db, studyId, item.id)
      const registration = known ?? tx.services.random.uuid()
      const { clientId, actor } = await openSession(tx, {
        personId,
        storeId: studyId === null ? previewStore : item.organisation_id,
        title: item.title,
        registration,
        endsAt: new Date(tx.now.getTime() + sessionMs),
        guard: studyId === null ? null : guardName,
      })
      if (studyId !== null)
        await insertSession(tx.db, {
          client_id: clientId,
          study_id: studyId,
          item_id: item.id,
          person_id: personId,
          registration,
          activity_id: inside.activityId,
          launched_at: tx.now,
        })
      const { origin } = new URL(tx.services.settings.PUBLIC_ORIGIN)
      const auth = `Basic ${await handOverKey(tx, clientId)}`
      return { sessionId: clientId, endpoint: `${origin}/xapi/`, auth, actor, registration }
    }),
  )
