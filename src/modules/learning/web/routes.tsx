/** Pages of the catalogue and of those who teach. */
import type { PageDeclaration } from '../../../web/pages.ts'

export const pages: readonly PageDeclaration[] = [
  {
    path: '/catalogue',
    title: 'Каталог программ',
    access: 'public',
    load: () => import('./catalogue.tsx'),
    alsoKnownAs: 'курсы, вебинары, ИОМ, повышение квалификации',
    nav: { group: 'Моё образование', word: 'Каталог программ', icon: 'IconSchool', order: 30 },
  },
  {
    path: '/catalogue/$id',
    title: 'Программа',
    access: 'public',
    load: () => import('./programme.tsx'),
  },
]
