/** Pages of the store of learning records. */
import type { PageDeclaration } from '../../../web/pages.ts'
import { t } from '../../../web/ui/words.ts'

export const pages: readonly PageDeclaration[] = [
  {
    path: '/operations/record-store',
    title: t`Внешние системы`,
    access: 'lrs.manage',
    load: () => import('./clients.tsx'),
    alsoKnownAs: 'xAPI, LRS, хранилище записей об обучении, ключ и секрет, интеграция, симулятор',
    nav: { group: 'Управление', word: t`Внешние системы`, icon: 'IconArrowsDiff', order: 85 },
  },
]
