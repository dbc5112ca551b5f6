/** F8: whoever gets or loses a role learns of it by every way: rights given behind one's back are noticed. */
import type { z } from 'zod'
import type { Context } from '../../../platform/context.ts'
import { roleWords } from '../../identity/contract.ts'
import type { roleEnded, roleGranted } from '../../staff/contract.ts'
import { notify } from './notify.ts'

const dayOf = new Intl.DateTimeFormat('ru-RU', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'Europe/Moscow',
})

/** The last day of the term; the term itself ends at the midnight after it. */
const term = (until: string | null): string =>
  until === null
    ? 'без срока'
    : `по ${dayOf.format(new Date(new Date(until).getTime() - 1)).replace(' г.', '')}`

export const tellOfRole = (ctx: Context, e: z.output<typeof roleGranted.payload>): Promise<void> =>
  notify(ctx, {
    eventKey: `staff.role-granted/${e.grantId}`,
    personId: e.personId,
    kind: 'security',
    template: 'role-changed',
    data: {
      subject: 'У вас новая роль',
      what: `вам дана роль «${roleWords[e.role]}», ${term(e.until)}. Права уже действуют`,
    },
    link: '/profile',
  })

export const tellOfRoleEnd = (ctx: Context, e: z.output<typeof roleEnded.payload>): Promise<void> =>
  notify(ctx, {
    eventKey: `staff.role-ended/${e.grantId}`,
    personId: e.personId,
    kind: 'security',
    template: 'role-changed',
    data: {
      subject: 'Роль закончилась',
      what: `роль «${roleWords[e.role]}» закончилась: ${(e.why === 'status' ? 'сменился статус' : e.why).slice(0, 200)}`,
    },
    link: '/profile',
  })
