/** Pages of documents: the list, the form of a record, the record. */
import { call } from '../../../web/api.ts'
import type { Finder, PageDeclaration } from '../../../web/pages.ts'

export const pages: readonly PageDeclaration[] = [
  {
    path: '/documents',
    title: 'Документы',
    access: 'records.own',
    load: () => import('./list.tsx'),
    alsoKnownAs: 'диплом, удостоверение, сертификат, образование, черновик',
    nav: { group: 'Моё образование', word: 'Документы', icon: 'IconFileCertificate', order: 40, tab: 4 },
  },
  {
    path: '/documents/new',
    title: 'Добавить запись об образовании',
    access: 'records.own',
    load: () => import('./new.tsx'),
    alsoKnownAs: 'добавить диплом, удостоверение, скан',
  },
  {
    path: '/documents/draft/$id',
    title: 'Черновик записи об образовании',
    access: 'records.own',
    load: () => import('./draft.tsx'),
  },
  {
    path: '/documents/$id',
    title: 'Запись об образовании',
    access: 'records.own',
    load: () => import('./record.tsx'),
  },
]

export const finders: readonly Finder[] = [
  {
    heading: 'Мои документы',
    access: 'records.own',
    find: async (text, signal) => {
      // Contracts stay out of the first download.
      const { documentWords, listEducation } = await import('../contract.ts')
      const { records } = await call(listEducation, {}, { signal })
      const words = text.toLowerCase()
      return records
        .map((r) => ({
          title: documentWords[r.kind],
          note: `${r.specialty.name}, ${r.institution.name}`,
          href: `/documents/${r.id}`,
        }))
        .filter((r) => `${r.title} ${r.note}`.toLowerCase().includes(words))
        .slice(0, 5)
    },
  },
]
