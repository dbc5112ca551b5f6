/** What a page may show of an address. Pure. */
import type { Channel } from './messenger.ts'

export function maskAddress(channel: Channel, to: string): string {
  if (channel === 'push') return 'это устройство'
  if (channel === 'email') return maskEmail(to)
  const digits = to.replace(/\D/g, '')
  return `+${digits.slice(0, 1)} ${digits.slice(1, 4)} •••-••-${digits.slice(-2)}`
}

function maskEmail(to: string): string {
  const at = to.lastIndexOf('@')
  const [first] = to
  return at < 1 || first === undefined ? '•••' : `${first}•••${at > 2 ? to[at - 1] : ''}${to.slice(at)}`
}
