/** Pages of the registration of an organisation. */
import type { PageDeclaration } from '../../../web/pages.ts'

export const pages: readonly PageDeclaration[] = [
  {
    path: '/registrations',
    title: 'Регистрация организации',
    access: 'registrations.own',
    load: () => import('./list.tsx'),
    alsoKnownAs: 'академия, вуз, образовательная организация, ОГРН, лицензия, стать провайдером, преподавать',
    nav: { group: 'Услуги', word: 'Своя организация', icon: 'IconBuildingPlus', order: 45 },
  },
  {
    path: '/registrations/new',
    title: 'Новая заявка организации',
    access: 'registrations.own',
    load: () => import('./new.tsx'),
    alsoKnownAs: 'зарегистрировать организацию',
  },
  {
    path: '/registrations/$id',
    title: 'Заявка организации',
    access: 'registrations.own',
    load: () => import('./one.tsx'),
  },
]
