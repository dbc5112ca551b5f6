/** Rules of today for the form: what each kind of document asks for. */
import type { Context } from '../../../platform/context.ts'
import type { KindRules } from '../contract.ts'
import { presentKinds } from '../present.ts'
import { moscowDay } from '../../../platform/calendar/working-days.ts'

export const showKinds = (ctx: Context): KindRules[] => presentKinds(moscowDay(ctx.now))
