/** Pages of the nightly reports. */
import type { PageDeclaration } from '../../../web/pages.ts'
import { t } from '../../../web/ui/words.ts'

export const pages: readonly PageDeclaration[] = [
  {
    path: '/oversight',
    title: t`Ночные отчёты`,
    access: 'reports.read',
    load: () => import('./nights.tsx'),
    alsoKnownAs: 'аудит, журнал доступа, атаки, подбор паролей, отчёт',
    nav: { group: 'Управление', word: t`Ночные отчёты`, icon: 'IconReportSearch', order: 42 },
  },
  {
    path: '/oversight/$day',
    title: t`Отчёт за день`,
    access: 'reports.read',
    load: () => import('./night.tsx'),
  },
  {
    path: '/oversight/findings/$id',
    title: t`Находка`,
    access: 'reports.read',
    load: () => import('./finding.tsx'),
  },
]
