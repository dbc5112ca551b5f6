/** Pages of the personal journal and of questions about it. */
import type { PageDeclaration } from '../../../web/pages.ts'
import { t } from '../../../web/ui/words.ts'
import { useOverdue, useWaitingForMe } from './waiting.ts'

export const pages: readonly PageDeclaration[] = [
  {
    path: '/profile/journal',
    title: t`Кто смотрел и зачем`,
    access: 'journal.own',
    load: () => import('./page.tsx'),
    alsoKnownAs: 'журнал, история, доступ к данным, кто менял',
    nav: { group: 'Личное', word: t`Кто смотрел`, icon: 'IconEyeCheck', order: 40 },
  },
  {
    path: '/profile/journal/$id',
    title: t`Запись журнала`,
    access: 'journal.own',
    load: () => import('./access.tsx'),
  },
  {
    path: '/explanations',
    title: t`Вопросы о моих просмотрах`,
    access: 'journal.own',
    load: () => import('./to-me.tsx'),
    alsoKnownAs: 'объяснить просмотр, зачем смотрел',
    nav: {
      group: 'Личное',
      word: t`Вопросы ко мне`,
      icon: 'IconMessageQuestion',
      order: 45,
      useBadge: useWaitingForMe,
    },
  },
  {
    path: '/explanations/$id',
    title: t`Вопрос о просмотре`,
    access: 'journal.own',
    load: () => import('./case.tsx'),
  },
  {
    path: '/desk/explanations',
    title: t`Вопросы о просмотрах`,
    access: 'explanations.manage',
    load: () => import('./desk.tsx'),
    alsoKnownAs: 'объяснения, просроченные, кто смотрел',
    nav: {
      group: 'Управление',
      word: t`Вопросы о просмотрах`,
      icon: 'IconEyeQuestion',
      order: 70,
      useBadge: useOverdue,
    },
  },
]
