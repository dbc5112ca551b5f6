/** The page of the portfolio. */
import type { PageDeclaration } from '../../../web/pages.ts'

export const pages: readonly PageDeclaration[] = [
  {
    path: '/portfolio',
    title: 'Портфолио',
    access: 'portfolio.own',
    load: () => import('./list.tsx'),
    alsoKnownAs: 'история обучения, всё что пройдено, выгрузить в Excel',
    nav: { group: 'Моё образование', word: 'Портфолио', icon: 'IconBriefcase', order: 30 },
  },
]
