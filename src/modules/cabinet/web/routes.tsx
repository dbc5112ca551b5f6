/** Pages of the cabinet itself. */
import type { PageDeclaration } from '../../../web/pages.ts'

export const pages: readonly PageDeclaration[] = [
  {
    path: '/',
    title: 'Главная',
    access: 'signed-in',
    load: () => import('./home.tsx'),
    nav: { group: '', word: 'Главная', icon: 'IconHome', order: 1, tab: 1 },
  },
  {
    path: '/help',
    title: 'Помощь',
    access: 'public',
    layout: 'open',
    load: () => import('./help.tsx'),
    alsoKnownAs: 'поддержка, вопросы, не получается войти',
    nav: { group: 'Открыто всем', word: 'Помощь', icon: 'IconHelp', order: 80 },
  },
  {
    path: '/contacts',
    title: 'Контакты',
    access: 'public',
    layout: 'open',
    load: () => import('./contacts.tsx'),
    alsoKnownAs: 'телефон, почта, горячая линия',
    nav: { group: 'Открыто всем', word: 'Контакты', icon: 'IconPhone', order: 90 },
  },
]
