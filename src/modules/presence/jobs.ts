/** What presence does when a clock strikes, or when two accounts are one. */
import { every, hears, type Job } from '../../platform/event.ts'
import { merged } from '../identity/contract.ts'
import { hearMerge } from './use-cases/hear-merge.ts'
import { askListeners, forgetMisses, settleMeetings } from './use-cases/settle.ts'

export const jobs: readonly Job[] = [
  hears('presence.hear-merge', merged, hearMerge),
  every('presence.ask', '* * * * *', askListeners),
  every('presence.settle', '* * * * *', settleMeetings),
  every('presence.forget-misses', '31 1 * * *', forgetMisses),
]
