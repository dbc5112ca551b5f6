/** C2: the owner learns what happens to the account, so that a stranger in it is noticed. */
import type { z } from 'zod'
import type { Context } from '../../../platform/context.ts'
import { queueMessage } from '../../../platform/messages/queue.ts'
import type * as identity from '../../identity/contract.ts'
import { atMoscow, dayAtMoscow } from '../domain.ts'
import { notify } from './notify.ts'

type Of<E extends { payload: z.ZodType }> = z.output<E['payload']>
const profile = '/profile'

export async function tellOfSignIn(ctx: Context, e: Of<typeof identity.signedIn>): Promise<void> {
  if (!e.isNewDevice && e.suspicions.length === 0) return
  await notify(ctx, {
    eventKey: `identity.signed-in/${e.sessionId}`,
    personId: e.personId,
    kind: 'security',
    template: 'signed-in',
    data: { device: e.deviceName, at: atMoscow(new Date(e.at)) },
    link: profile,
  })
}

export async function tellOfPassword(
  ctx: Context,
  e: Of<typeof identity.passwordChanged>,
  eventId: string,
): Promise<void> {
  if (e.how === 'set') return
  await notify(ctx, {
    eventKey: `identity.password-changed/${eventId}`,
    personId: e.personId,
    kind: 'security',
    template: 'password-changed',
    data: { at: atMoscow(ctx.now) },
    link: profile,
  })
}

/** G7: who comes only through Госуслуги needs no password, and the words say so. */
export const tellOfPasswordAge = (ctx: Context, e: Of<typeof identity.passwordExpires>): Promise<void> =>
  notify(ctx, {
    eventKey: `identity.password-expires/${e.personId}/${e.dueAt}/${e.daysLeft}`,
    personId: e.personId,
    kind: 'security',
    template: 'password-expires',
    data: { on: dayAtMoscow(new Date(e.dueAt)), daysLeft: e.daysLeft },
    link: profile,
  })

/** The old address is told too: whoever took the account over has only the new one. */
export async function tellOfContact(
  ctx: Context,
  e: Of<typeof identity.contactChanged>,
  eventId: string,
): Promise<void> {
  const what = e.kind === 'phone' ? ('телефон' as const) : ('почта' as const)
  const data = { what, at: atMoscow(ctx.now) }
  const eventKey = `identity.contact-changed/${eventId}`
  await ctx.transaction(async (tx) => {
    await notify(tx, {
      eventKey,
      personId: e.personId,
      kind: 'security',
      template: 'contact-changed',
      data,
      link: profile,
    })
    if (!e.previous) return
    await queueMessage(tx, {
      key: `${eventKey}/previous`,
      personId: e.personId,
      channel: e.kind === 'phone' ? 'sms' : 'email',
      to: e.previous,
      template: 'contact-changed',
      data,
    })
  })
}

const changes: Readonly<Record<identity.FactorChange, string>> = {
  'app-added': 'Подключено приложение с кодами',
  'app-removed': 'Отключено приложение с кодами',
  'passkey-added': 'Добавлен ключ доступа',
  'passkey-removed': 'Удалён ключ доступа',
  'passkey-suspected': 'У ключа доступа есть копия, он отключён',
  'recovery-codes-made': 'Созданы новые коды восстановления',
  reset: 'Администратор снял все способы входа',
  'messages-off': 'Коды сообщением больше не подтверждают вход',
  'messages-on': 'Коды сообщением снова подтверждают вход',
  'recovery-code-used': 'Вход подтверждён кодом восстановления',
}

/** Whoever took the account over would add a way of their own. */
export const tellOfFactors = (
  ctx: Context,
  e: Of<typeof identity.factorsChanged>,
  eventId: string,
): Promise<void> =>
  notify(ctx, {
    eventKey: `identity.factors-changed/${eventId}`,
    personId: e.personId,
    kind: 'security',
    template: 'factors-changed',
    data: {
      what: changes[e.change],
      at: atMoscow(ctx.now),
      ...(e.left === undefined ? {} : { left: e.left }),
    },
    byAll: e.change === 'reset',
    link: profile,
  })

export const tellOfBlock = (ctx: Context, e: Of<typeof identity.signInBlocked>): Promise<void> =>
  notify(ctx, {
    eventKey: `identity.sign-in-blocked/${e.personId}/${e.reason}/${e.until}`,
    personId: e.personId,
    kind: 'security',
    template: 'sign-in-blocked',
    data: { until: atMoscow(new Date(e.until)) },
    link: profile,
  })
