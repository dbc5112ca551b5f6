/** What presence does when a clock strikes, or when two accounts are one. */
import { every, hears, type Job } from '../../platform/event.ts'
import { merged } from '../identity/contract.ts'
import { sessionMoved } from '../learning/contract.ts'
import { hearMerge } from './use-cases/hear-merge.ts'
import { hearSessionMove } from './use-cases/hear-move.ts'
import { askListeners, forgetMisses, settleMeetings } from './use-cases/settle.ts'

export const jobs: readonly Job[] = [
  hears('presence.hear-merge', merged, hearMerge),
  hears('presence.hear-session-move', sessionMoved, hearSessionMove),
  every('presence.ask', '* * * * *', askListeners),
  every('presence.settle', '* * * * *', settleMeetings),
  every('presence.forget-misses', '31 1 * * *', forgetMisses),
]
