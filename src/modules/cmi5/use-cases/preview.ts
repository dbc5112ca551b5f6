/** D9+: looks of whoever teaches are forgotten: nothing of them is anybody's learning. */
import type { Context } from '../../../platform/context.ts'
import * as store from '../store/courses.ts'

/** No look lasts longer. */
const dayMs = 86_400_000

/** Each night. */
export const forgetPreviews = (ctx: Context): Promise<void> =>
  store.forgetPreviews(ctx.db, new Date(ctx.now.getTime() - dayMs))
