/** Pages of the cabinet itself. */
import { IconHelp, IconHome, IconPhone } from '@tabler/icons-react'
import type { PageDeclaration } from '../../../web/pages.ts'
import { text } from './text.ts'

export const pages: readonly PageDeclaration[] = [
  {
    path: '/',
    title: text.home,
    access: 'signed-in',
    load: () => import('./home.tsx'),
    nav: { group: '', word: text.home, icon: IconHome, order: 1, tab: 1 },
  },
  {
    path: '/help',
    title: text.help,
    access: 'public',
    layout: 'open',
    load: () => import('./help.tsx'),
    alsoKnownAs: 'поддержка, вопросы, не получается войти',
    nav: { group: 'Открыто всем', word: text.help, icon: IconHelp, order: 80 },
  },
  {
    path: '/contacts',
    title: text.contacts,
    access: 'public',
    layout: 'open',
    load: () => import('./contacts.tsx'),
    alsoKnownAs: 'телефон, почта, горячая линия',
    nav: { group: 'Открыто всем', word: text.contacts, icon: IconPhone, order: 90 },
  },
]
