/** Pages of applications: the applicant's list and card, the verifier's desk. */
import { call } from '../../../web/api.ts'
import type { Finder, PageDeclaration } from '../../../web/pages.ts'
import { t } from '../../../web/ui/words.ts'
import { useMyMoves } from './moves.ts'

/** Contracts are fetched with the first question: this file itself is in the first download. */
const finds = 8

export const pages: readonly PageDeclaration[] = [
  {
    path: '/applications',
    title: 'Заявления',
    access: 'applications.own',
    load: () => import('./list.tsx'),
    alsoKnownAs: 'вопросы проверяющего, статус, срок, отозвать',
    nav: {
      group: 'Услуги',
      word: 'Заявления',
      icon: 'IconFileText',
      order: 10,
      tab: 3,
      useBadge: useMyMoves,
    },
  },
  {
    path: '/applications/$id',
    title: 'Заявление',
    access: 'applications.own',
    load: () => import('./one.tsx'),
  },
  {
    path: '/desk',
    title: t`Стол проверяющего`,
    access: 'applications.verify',
    layout: 'desk',
    load: () => import('./desk-start.tsx'),
    alsoKnownAs: 'очередь, сверка, проверка документов',
    nav: { group: 'Работа', word: 'Очередь', icon: 'IconClipboardCheck', order: 10, tab: 2 },
  },
  {
    path: '/desk/$id',
    title: t`Сверка заявления`,
    access: 'applications.verify',
    layout: 'desk',
    load: () => import('./desk-one.tsx'),
  },
]

export const finders: readonly Finder[] = [
  {
    heading: 'Мои заявления',
    access: 'applications.own',
    find: async (text, signal) => {
      const { listApplications } = await import('../contract.ts')
      const { items } = await call(listApplications, { query: { text, limit: finds } }, { signal })
      return items.map((a) => ({ title: a.title, note: t`№ ${a.number}`, href: `/applications/${a.id}` }))
    },
  },
  {
    heading: 'Очередь',
    access: 'applications.verify',
    find: async (text, signal) => {
      const { queue } = await import('../contract.ts')
      const { items } = await call(queue, { query: { text, limit: finds } }, { signal })
      return items.map((a) => ({
        title: a.applicant,
        note: t`№ ${a.number}, ${a.title}`,
        href: `/desk/${a.id}`,
      }))
    },
  },
]
