/** Pages of the administrator's care for the portal. */
import { IconHeartbeat } from '@tabler/icons-react'
import type { PageDeclaration } from '../../../web/pages.ts'
import { t } from '../../../web/ui/words.ts'

export const pages: readonly PageDeclaration[] = [
  {
    path: '/operations/jobs',
    title: t`Фоновые задания`,
    access: 'jobs.manage',
    load: () => import('./jobs.tsx'),
    alsoKnownAs: 'очередь, сбои, повторить отправку',
    nav: { group: 'Управление', word: t`Фоновые задания`, icon: IconHeartbeat, order: 80 },
  },
]
