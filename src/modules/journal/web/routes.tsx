/** Pages of the personal journal. */
import { IconEyeCheck } from '@tabler/icons-react'
import type { PageDeclaration } from '../../../web/pages.ts'
import { t } from '../../../web/ui/words.ts'

export const pages: readonly PageDeclaration[] = [
  {
    path: '/profile/journal',
    title: t`Кто смотрел, кто менял`,
    access: 'journal.own',
    load: () => import('./page.tsx'),
    alsoKnownAs: 'журнал, история, доступ к данным',
    nav: { group: 'Личное', word: t`Кто смотрел`, icon: IconEyeCheck, order: 40 },
  },
]
