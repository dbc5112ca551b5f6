/** How the queue lives, and what of a fault may be shown. Pure. */
import type { QueueHealth } from './contract.ts'

export function stateOf(lagSeconds: number): QueueHealth['state'] {
  if (lagSeconds > 600) return 'stuck'
  return lagSeconds > 60 ? 'late' : 'calm'
}

const most = 300
/** What could name a person inside the text of a fault: addresses, phones, СНИЛС, quoted values of the database. */
const personal = [/[\w.+-]+@[\w-]+\.[\w.-]+/g, /\+?\d[\d -]{8,}\d/g, /\([^()]*\)=\([^()]*\)/g]

/** The first line of a fault, masked: an administrator mends the portal and needs no personal data for it. */
export function shownFault(fault: string | null): string | null {
  const line = fault?.split('\n')[0]?.trim()
  if (!line) return null
  return personal.reduce((text, mask) => text.replace(mask, '•••'), line).slice(0, most)
}
