/** Pages of five-year cycles. */
import type { PageDeclaration } from '../../../web/pages.ts'

export const pages: readonly PageDeclaration[] = [
  {
    path: '/credits',
    title: 'Пятилетний цикл',
    access: 'credits.own',
    load: () => import('./list.tsx'),
    alsoKnownAs: 'ЗЕТ, баллы, аккредитация, начисления, чего не хватает',
    nav: { group: 'Моё образование', word: 'Пятилетний цикл', icon: 'IconCalendarStats', order: 20 },
  },
  {
    path: '/credits/new',
    title: 'Открыть пятилетний цикл',
    access: 'credits.own',
    load: () => import('./edit.tsx'),
    alsoKnownAs: 'новый цикл, ещё одна специальность',
  },
  {
    path: '/credits/$id',
    title: 'Цикл и начисления',
    access: 'credits.own',
    load: () => import('./one.tsx'),
  },
  {
    path: '/credits/$id/accreditation',
    title: 'Документы на аккредитацию',
    access: 'credits.own',
    load: () => import('./accreditation.tsx'),
  },
  {
    path: '/credits/$id/edit',
    title: 'Исправить цикл',
    access: 'credits.own',
    load: () => import('./edit.tsx'),
  },
]
