/** What contents do when they hear of a file or of a clock. */
import { every, hears, type Job } from '../../platform/event.ts'
import { checked } from '../files/contract.ts'
import { cmi5Moved } from '../cmi5/contract.ts'
import { merged } from '../identity/contract.ts'
import { materialBrought, packageSaid } from './contract.ts'
import { tellClaims } from './use-cases/confirm.ts'
import { endOverdue } from './use-cases/attempts.ts'
import { hearMerge } from './use-cases/hear-merge.ts'
import { goOn, hearChecked, importMaterial } from './use-cases/import-material.ts'
import { tellMarking } from './use-cases/marking.ts'
import { hearSaid } from './use-cases/package-said.ts'
import { hearMove } from './use-cases/units.ts'

export const jobs: readonly Job[] = [
  hears('content.import', materialBrought, importMaterial),
  hears('content.hear-checked', checked, hearChecked),
  hears('content.hear-merge', merged, hearMerge),
  hears('content.hear-cmi5', cmi5Moved, hearMove),
  hears('content.hear-package', packageSaid, hearSaid),
  every('content.tell-marking', '*/5 * * * *', tellMarking),
  every('content.tell-claims', '*/5 * * * *', tellClaims),
  every('content.end-overdue', '* * * * *', endOverdue),
  every('content.go-on', '*/2 * * * *', goOn),
]
