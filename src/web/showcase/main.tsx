/** The kit on pages like those of the design: for development and for the browser test. Invented people only. */
import '../look/index.css'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { permissionsOf } from '../../platform/permissions.ts'
import { makeCache } from '../cache.ts'
import { startLook } from '../look/look.ts'
import type { PageDeclaration, Portal } from '../pages.ts'
import { Providers } from '../providers.tsx'
import { buildRouter } from '../router.tsx'
import type { SessionSource } from '../session.tsx'
import { FixedNow } from '../ui/clock.tsx'

const now = new Date('2026-11-23T07:42:00Z')
const one = () => 1

const pages: readonly PageDeclaration[] = [
  {
    path: '/',
    title: 'Главная',
    access: 'signed-in',
    load: () => import('./home.tsx'),
    nav: { group: '', word: 'Главная', icon: 'IconHome', tab: 1 },
  },
  {
    path: '/learning',
    title: 'Обучение',
    access: 'signed-in',
    load: () => import('./faces.tsx'),
    nav: { group: 'Моё образование', word: 'Обучение', icon: 'IconBook2', order: 1, tab: 2 },
  },
  {
    path: '/cycle',
    title: 'Пятилетний цикл',
    access: 'signed-in',
    load: () => import('./faces.tsx'),
    nav: { group: 'Моё образование', word: 'Пятилетний цикл', icon: 'IconCalendarStats', order: 2 },
  },
  {
    path: '/catalogue',
    title: 'Каталог программ',
    access: 'signed-in',
    load: () => import('./listing.tsx'),
    nav: { group: 'Моё образование', word: 'Каталог программ', icon: 'IconSchool', order: 3 },
  },
  {
    path: '/documents',
    title: 'Документы',
    access: 'signed-in',
    load: () => import('./education.tsx'),
    nav: { group: 'Моё образование', word: 'Документы', icon: 'IconAward', order: 4, tab: 4 },
    alsoKnownAs: 'диплом, образование, скан',
  },
  {
    path: '/applications',
    title: 'Заявления',
    access: 'signed-in',
    load: () => import('./application.tsx'),
    nav: { group: 'Услуги', word: 'Заявления', icon: 'IconFileText', tab: 3, useBadge: one },
  },
  { path: '/faces', title: 'Пять лиц', access: 'signed-in', load: () => import('./faces.tsx') },
  {
    path: '/kit',
    title: 'Остальное',
    access: 'signed-in',
    load: () => import('./kit.tsx'),
    nav: { group: 'Управление', word: 'Остальное', icon: 'IconList' },
  },
  { path: '/desk', title: 'Сверка', access: 'signed-in', layout: 'desk', load: () => import('./desk.tsx') },
  { path: '/sign-in', title: 'Вход', access: 'public', layout: 'bare', load: () => import('./sign-in.tsx') },
  { path: '/notifications', title: 'Уведомления', access: 'signed-in', load: () => import('./faces.tsx') },
  {
    path: '/profile',
    title: 'Профиль',
    access: 'signed-in',
    load: () => import('./kit.tsx'),
    nav: { group: 'Личное', word: 'Профиль', icon: 'IconUser' },
  },
  {
    path: '/verify',
    title: 'Проверить документ',
    access: 'public',
    layout: 'open',
    load: () => import('./listing.tsx'),
    nav: { group: 'Открыто всем', word: 'Проверить документ', icon: 'IconShieldCheck' },
  },
  { path: '/secret', title: 'Справочники', access: 'organisations.manage', load: () => import('./kit.tsx') },
]

const portal: Portal = {
  pages,
  finders: [
    {
      heading: 'Заявления',
      access: 'signed-in',
      find: (query) =>
        Promise.resolve(
          ['2026-041877', '2026-041902']
            .filter((n) => n.includes(query))
            .map((n) => ({
              title: `Заявление № ${n}`,
              note: 'На рассмотрении',
              href: `/applications?n=${n}`,
            })),
        ),
    },
  ],
}
const isGuest = new URLSearchParams(location.search).has('guest')
const source: SessionSource = {
  read: () =>
    Promise.resolve(
      isGuest
        ? null
        : {
            person: {
              id: '0193a1de-0000-7000-8000-000000000001',
              fullName: 'Орлова Елена Викторовна',
              familyName: 'Орлова',
              givenName: 'Елена',
              middleName: 'Викторовна',
            },
            roles: ['citizen'],
            permissions: permissionsOf(['citizen']),
            work: { active: 'citizen', held: [], mustChoose: false },
            sectionsChangeInMs: null,
            unread: 2,
          },
    ),
  signOut: () => Promise.resolve(),
  switchRole: () => Promise.resolve(null),
}
const cache = makeCache()
const router = buildRouter({ portal, cache, source })

startLook()
document.querySelector('title')?.remove()
const root = document.getElementById('root')
if (!root) throw new Error('showcase.html has no #root')
createRoot(root).render(
  <StrictMode>
    <FixedNow value={now}>
      <Providers cache={cache} source={source} portal={portal}>
        <RouterProvider router={router} />
      </Providers>
    </FixedNow>
  </StrictMode>,
)
