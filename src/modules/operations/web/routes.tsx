/** Pages of the administrator's care for the portal. */
import type { PageDeclaration } from '../../../web/pages.ts'
import { t } from '../../../web/ui/words.ts'

export const pages: readonly PageDeclaration[] = [
  {
    path: '/operations/settings',
    title: 'Настройки',
    access: 'settings.manage',
    load: () => import('./settings.tsx'),
    alsoKnownAs: 'политика, пределы входа, паузы, подбор, сроки, предупреждения',
    nav: { group: 'Управление', word: 'Настройки', icon: 'IconAdjustments', order: 50 },
  },
  {
    path: '/operations/jobs',
    title: t`Фоновые задания`,
    access: 'jobs.manage',
    load: () => import('./jobs.tsx'),
    alsoKnownAs: 'очередь, сбои, повторить отправку',
    nav: { group: 'Управление', word: t`Фоновые задания`, icon: 'IconHeartbeat', order: 80 },
  },
]
