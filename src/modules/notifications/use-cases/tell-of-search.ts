/** A2: a saved search found a new programme or a new intake of a known one; each is told of once. */
import type { z } from 'zod'
import { dayWords } from '../../../platform/calendar/days.ts'
import type { Context } from '../../../platform/context.ts'
import type { searchMatched } from '../../learning/contract.ts'
import { notify } from './notify.ts'

export const tellOfSearch = (
  ctx: Context,
  e: z.output<typeof searchMatched.payload>,
  eventId: string,
): Promise<void> =>
  notify(ctx, {
    eventKey: `search.matched/${eventId}`,
    personId: e.personId,
    kind: 'credits',
    template: 'catalogue-news',
    data: {
      title: e.title,
      what: e.intakeOn
        ? `Новый набор с ${dayWords(e.intakeOn)}: поиск «${e.name}»`
        : `Новое по поиску «${e.name}»`,
      advice: e.count === 1 ? 'Программа — в каталоге' : `Это и ещё ${e.count - 1} — в каталоге`,
    },
    link: e.href,
  })
