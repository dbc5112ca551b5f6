/** Pages of events: of the listener, of the organiser. */
import type { PageDeclaration } from '../../../web/pages.ts'

export const pages: readonly PageDeclaration[] = [
  {
    path: '/events',
    title: 'Мероприятия',
    access: 'studies.own',
    load: () => import('./list.tsx'),
    alsoKnownAs: 'код подтверждения, ИКП, вебинар, конференция, ввести код',
    nav: { group: 'Моё образование', word: 'Мероприятия', icon: 'IconCalendarStats', order: 27 },
  },
  { path: '/events/$id', title: 'Мероприятие', access: 'studies.own', load: () => import('./one.tsx') },
  {
    path: '/teaching/events',
    title: 'Присутствие на мероприятиях',
    access: 'learning.provide',
    load: () => import('./desk-list.tsx'),
    alsoKnownAs: 'коды мероприятия, ИКП, проверки присутствия',
    nav: { group: 'Работа', word: 'Присутствие', icon: 'IconCalendarStats', order: 56 },
  },
  {
    path: '/teaching/events/new',
    title: 'Настроить присутствие',
    access: 'learning.provide',
    load: () => import('./set-up.tsx'),
  },
  {
    path: '/teaching/events/$id',
    title: 'Мероприятие организации',
    access: 'learning.provide',
    load: () => import('./desk-one.tsx'),
  },
  {
    path: '/teaching/events/$id/edit',
    title: 'Изменить условия присутствия',
    access: 'learning.provide',
    load: () => import('./edit.tsx'),
  },
]
