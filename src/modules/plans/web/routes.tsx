/** Pages of individual plans. */
import type { PageDeclaration } from '../../../web/pages.ts'

export const pages: readonly PageDeclaration[] = [
  {
    path: '/plan',
    title: 'Мой план',
    access: 'plans.own',
    load: () => import('./plan.tsx'),
    alsoKnownAs: 'индивидуальный план, недели, сроки, что учить, календарь',
    nav: { group: 'Моё образование', word: 'Мой план', icon: 'IconListCheck', order: 15 },
  },
  {
    path: '/plan/new',
    title: 'Составить план',
    access: 'plans.own',
    load: () => import('./wizard.tsx'),
    alsoKnownAs: 'новый план, подобрать программы, пересчитать план',
  },
  { path: '/plan/$id', title: 'Прошлый план', access: 'plans.own', load: () => import('./past.tsx') },
]
