/** D9+: whoever sent a request or a programme is told what was decided. */
import type { z } from 'zod'
import type { Context } from '../../../platform/context.ts'
import type { programmesReturned, providerMoved, ProviderState } from '../../learning/contract.ts'
import { notify } from './notify.ts'

const decided: Partial<Record<ProviderState, string>> = {
  open: 'Кабинет организации открыт',
  rework: 'Заявка организации возвращена на доработку',
  rejected: 'Заявка организации отклонена',
}

export async function tellOfProvider(
  ctx: Context,
  e: z.output<typeof providerMoved.payload>,
  eventId: string,
): Promise<void> {
  const what = decided[e.state]
  if (!what || !e.submittedBy) return
  await notify(ctx, {
    eventKey: `provider.moved/${eventId}`,
    personId: e.submittedBy,
    kind: 'work',
    template: 'catalogue-news',
    data: {
      title: e.name.slice(0, 200),
      what,
      advice: (e.reason ? `Причина: ${e.reason}` : 'Программы можно публиковать').slice(0, 200),
    },
    link: e.state === 'open' ? '/teaching' : '/teaching/request',
  })
}

export async function tellOfReturned(
  ctx: Context,
  e: z.output<typeof programmesReturned.payload>,
  eventId: string,
): Promise<void> {
  for (const item of e.items) {
    if (!item.submittedBy) continue
    await notify(ctx, {
      eventKey: `programmes.returned/${eventId}/${item.programmeId}`,
      personId: item.submittedBy,
      kind: 'work',
      template: 'catalogue-news',
      data: {
        title: item.title.slice(0, 200),
        what: 'Программа возвращена',
        advice: `Причина: ${e.reason}`.slice(0, 200),
      },
      link: `/teaching/${item.programmeId}`,
    })
  }
}
