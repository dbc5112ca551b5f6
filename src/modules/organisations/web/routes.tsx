/** Pages of the register: search and card for everyone, keeping for an administrator. */
import { call } from '../../../web/api.ts'
import type { Finder, PageDeclaration } from '../../../web/pages.ts'

const finds = 5

export const pages: readonly PageDeclaration[] = [
  {
    path: '/organisations',
    title: 'Организации',
    access: 'public',
    layout: 'open',
    load: () => import('./list.tsx'),
    alsoKnownAs: 'больницы, поликлиники, вузы, академии, справочник, ОГРН, ИНН, лицензия',
    nav: { group: 'Открыто всем', word: 'Организации', icon: 'IconBuildingHospital', order: 20 },
  },
  {
    path: '/organisations/$id',
    title: 'Организация',
    access: 'public',
    layout: 'open',
    load: () => import('./one.tsx'),
  },
  {
    path: '/organisations/new',
    title: 'Новая организация',
    access: 'organisations.manage',
    load: () => import('./edit.tsx'),
    nav: { group: 'Управление', word: 'Новая организация', icon: 'IconBuildingPlus', order: 30 },
  },
  {
    path: '/organisations/$id/edit',
    title: 'Изменить организацию',
    access: 'organisations.manage',
    load: () => import('./edit.tsx'),
  },
]

export const finders: readonly Finder[] = [
  {
    heading: 'Организации',
    access: 'signed-in',
    find: async (text, signal) => {
      // Contracts stay out of the first download.
      const { searchOrganisations } = await import('../contract.ts')
      const { items } = await call(searchOrganisations, { query: { text, size: finds } }, { signal })
      return items.map((o) => ({ title: o.name, note: o.city, href: `/organisations/${o.id}` }))
    },
  },
]
