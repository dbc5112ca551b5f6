/** Pages of sign-in, accounts and profile. */
import { IconUser } from '@tabler/icons-react'
import type { PageDeclaration } from '../../../web/pages.ts'
import { profile, recover, signUp, text } from './text.ts'

export { session } from './session-source.ts'

const door = { access: 'public', layout: 'bare' } as const

export const pages: readonly PageDeclaration[] = [
  { ...door, path: '/sign-in', title: text.signIn, load: () => import('./sign-in.tsx') },
  { ...door, path: '/sign-in/code', title: text.code, load: () => import('./code.tsx') },
  { ...door, path: '/sign-in/finish', title: text.finishing, load: () => import('./finish.tsx') },
  { ...door, path: '/sign-in/trouble', title: 'Вход не получился', load: () => import('./trouble.tsx') },
  { ...door, path: '/sign-up', title: signUp.title, load: () => import('./sign-up.tsx') },
  {
    ...door,
    path: '/sign-up/confirm',
    title: signUp.confirmTitle,
    load: () => import('./sign-up-confirm.tsx'),
  },
  { ...door, path: '/recover', title: recover.title, load: () => import('./recover.tsx') },
  {
    ...door,
    path: '/recover/finish',
    title: recover.finishTitle,
    load: () => import('./recover-finish.tsx'),
  },
  { ...door, path: '/sign-out', title: text.signedOut, load: () => import('./sign-out.tsx') },
  {
    path: '/profile',
    title: profile.title,
    access: 'profile.own',
    load: () => import('./profile.tsx'),
    alsoKnownAs: 'телефон, почта, пароль, устройства, сеансы, СНИЛС, выйти',
    nav: { group: 'Личное', word: profile.title, icon: IconUser, order: 10 },
  },
]
