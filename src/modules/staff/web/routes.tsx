/** Pages of roles and rights. */
import type { PageDeclaration } from '../../../web/pages.ts'
import { t } from '../../../web/ui/words.ts'
import { useWaitingRoles } from './waiting-badge.ts'

export const pages: readonly PageDeclaration[] = [
  {
    path: '/invitation',
    title: t`Первый администратор`,
    access: 'public',
    layout: 'bare',
    load: () => import('./invitation.tsx'),
  },
  {
    path: '/roles',
    title: t`Роли и права`,
    access: 'roles.read',
    load: () => import('./rights.tsx'),
    alsoKnownAs: 'доступ, права, роли, администратор, отозвать, дать роль, вторая подпись',
    nav: {
      group: 'Управление',
      word: t`Роли и права`,
      short: 'Роли',
      icon: 'IconUserShield',
      order: 10,
      tab: 3,
      useBadge: useWaitingRoles,
    },
  },
  {
    path: '/status',
    title: t`Смена статуса`,
    access: 'status.own',
    load: () => import('./status.tsx'),
    alsoKnownAs: 'сменить роль, должность, место работы, стать врачом, права',
    nav: { group: 'Услуги', word: t`Смена статуса`, icon: 'IconUserUp', order: 40 },
  },
  { path: '/roles/new', title: t`Дать роль`, access: 'roles.grant', load: () => import('./give.tsx') },
  {
    path: '/roles/people/$id',
    title: t`Роли человека`,
    access: 'roles.read',
    load: () => import('./person.tsx'),
  },
]
