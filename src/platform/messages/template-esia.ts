/** Words about the tie between an account and Госуслуги, and about two accounts made one. Pure. */
import { z } from 'zod'
import { day, line, lower, template } from './template.ts'

const words = {
  linked: 'Кабинет связан с Госуслугами',
  relinked: 'Кабинет связан с другой записью Госуслуг',
  unlinked: 'Госуслуги отвязаны от кабинета',
} as const

const notYou = 'Если это не вы, закончите чужие сеансы в профиле и позвоните в поддержку.'

export const esiaTemplates = {
  'esia-link': template({
    data: z.object({ change: z.enum(['linked', 'relinked', 'unlinked']), at: line }),
    isSecret: false,
    ttlSeconds: day,
    write: ({ change, at }) => ({
      subject: words[change],
      short: `НМО: ${change === 'unlinked' ? words[change] : lower(words[change])} ${at}. ${notYou}`,
      long: `${words[change]} ${at}. Остальные сеансы закончены.\n\n${notYou}`,
    }),
  }),
  /** Names of facts, never the facts themselves. */
  'esia-changed': template({
    data: z.object({ what: line, at: line }),
    isSecret: false,
    ttlSeconds: 3 * day,
    write: ({ what, at }) => ({
      subject: 'Данные с Госуслуг изменились',
      short: `НМО: с Госуслуг пришли другие данные: ${what}. Что было и что стало — в профиле.`,
      long: `С Госуслуг ${at} пришли другие данные: ${what}.\n\nЧто было и что стало — в профиле, в разделе «Госуслуги». Если там ошибка, исправьте её на Госуслугах и нажмите «Синхронизировать с Госуслугами».`,
    }),
  }),
  'merge-proposed': template({
    data: z.object({ until: line }),
    isSecret: false,
    ttlSeconds: 3 * day,
    write: ({ until }) => ({
      subject: 'Похоже, у вас два кабинета',
      short: `НМО: администратор предлагает объединить два ваших кабинета. Решите до ${until} в профиле.`,
      long: `Администратор предлагает объединить два ваших кабинета. Посмотрите в профиле, что останется и что перейдёт, и решите до ${until}. Согласиться нужно в каждом из двух.\n\nЕсли второго кабинета у вас нет, откажитесь: ничего не изменится.`,
    }),
  }),
  /** To whoever proposed; no names: they stand on the page. */
  'merge-answered': template({
    data: z.object({ isMerged: z.boolean() }),
    isSecret: false,
    ttlSeconds: 3 * day,
    write: ({ isMerged }) => {
      const what = isMerged ? 'Человек согласился, записи объединены' : 'Человек отказался объединять записи'
      return {
        subject: what,
        short: `НМО: ${what.toLowerCase()}.`,
        long: `${what}. Вы предлагали это на странице «Люди».`,
      }
    },
  }),
  'accounts-merged': template({
    data: z.object({ at: line }),
    isSecret: false,
    ttlSeconds: 3 * day,
    write: ({ at }) => ({
      subject: 'Два ваших кабинета объединены',
      short: `НМО: два ваших кабинета объединены ${at}. Если это не вы, позвоните в поддержку.`,
      long: `Два ваших кабинета объединены ${at}: заявления, записи и документы теперь в одном. Входите в него так же, как раньше.\n\nЕсли это не вы, позвоните в поддержку.`,
    }),
  }),
} as const
