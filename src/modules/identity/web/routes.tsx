/** Pages of sign-in, accounts and profile. */
import type { PageDeclaration } from '../../../web/pages.ts'
import type { LoadStepUp } from '../../../web/shell/step-up-host.tsx'
import { titles } from './titles.ts'

export { session } from './session-source.ts'

/** Fetched when it is asked for the first time. */
export const stepUp: LoadStepUp = () => import('./step-up.tsx')

const door = { access: 'public', layout: 'bare' } as const

export const pages: readonly PageDeclaration[] = [
  { ...door, path: '/sign-in', title: titles.signIn, load: () => import('./sign-in.tsx') },
  { ...door, path: '/sign-in/code', title: titles.code, load: () => import('./code.tsx') },
  {
    ...door,
    path: '/sign-in/new-password',
    title: titles.newPassword,
    load: () => import('./replace-password.tsx'),
  },
  { ...door, path: '/sign-in/finish', title: titles.finishing, load: () => import('./finish.tsx') },
  { ...door, path: '/sign-in/trouble', title: titles.trouble, load: () => import('./trouble.tsx') },
  { ...door, path: '/sign-in/merged', title: titles.merged, load: () => import('./merged.tsx') },
  { ...door, path: '/sign-up', title: titles.signUp, load: () => import('./sign-up.tsx') },
  {
    ...door,
    path: '/sign-up/confirm',
    title: titles.confirm,
    load: () => import('./sign-up-confirm.tsx'),
  },
  { ...door, path: '/recover', title: titles.recover, load: () => import('./recover.tsx') },
  {
    ...door,
    path: '/recover/finish',
    title: titles.finishRecovery,
    load: () => import('./recover-finish.tsx'),
  },
  { ...door, path: '/role', access: 'signed-in', title: titles.role, load: () => import('./role.tsx') },
  { ...door, path: '/sign-out', title: titles.signedOut, load: () => import('./sign-out.tsx') },
  {
    path: '/second-method',
    title: titles.secondMethod,
    access: 'factors.own',
    layout: 'bare',
    load: () => import('./second-method.tsx'),
  },
  {
    path: '/profile',
    title: titles.profile,
    access: 'profile.own',
    load: () => import('./profile.tsx'),
    alsoKnownAs: 'телефон, почта, пароль, устройства, сеансы, СНИЛС, выйти',
    nav: { group: 'Личное', word: titles.profile, icon: 'IconUser', order: 10 },
  },
  {
    path: '/profile/esia',
    title: titles.esia,
    access: 'profile.own',
    load: () => import('./profile-esia.tsx'),
    alsoKnownAs: 'госуслуги, есиа, синхронизировать, связать, отвязать, организация, СНИЛС, ФИО',
  },
  {
    path: '/profile/esia/return',
    title: titles.esiaReturn,
    access: 'profile.own',
    layout: 'bare',
    load: () => import('./esia-return.tsx'),
  },
  {
    path: '/organisation',
    title: titles.organisation,
    access: 'profile.own',
    layout: 'bare',
    load: () => import('./organisation.tsx'),
  },
  {
    path: '/profile/merge/$id',
    title: titles.merge,
    access: 'profile.own',
    load: () => import('./merge.tsx'),
  },
  {
    path: '/profile/merge-proposal',
    title: titles.mergeProposal,
    access: 'profile.own',
    load: () => import('./merge-proposal.tsx'),
  },
  {
    path: '/people/passwords',
    title: titles.passwords,
    access: 'people.manage',
    load: () => import('./passwords.tsx'),
    alsoKnownAs: 'срок пароля, 90 дней, длина пароля, политика, смена пароля',
    nav: { group: 'Управление', word: titles.passwords, icon: 'IconPassword', order: 45 },
  },
  {
    path: '/people',
    title: titles.people,
    access: 'people.manage',
    load: () => import('./people.tsx'),
    alsoKnownAs: 'найти человека, закрыть вход, завершить сеансы',
    nav: { group: 'Управление', word: titles.people, icon: 'IconUsers', order: 30 },
  },
  { path: '/people/$id', title: titles.person, access: 'people.manage', load: () => import('./person.tsx') },
  {
    path: '/people/blocks',
    title: titles.blocks,
    access: 'blocks.manage',
    load: () => import('./blocks.tsx'),
    alsoKnownAs: 'подбор пароля, снять блокировку, атака, адрес',
    nav: { group: 'Управление', word: titles.blocks, icon: 'IconShieldLock', order: 40 },
  },
]
