/** What a person is told whom a block stops, and how much of an address is shown. Pure. */
import type { BlockKind, BlockState } from '../contract.ts'

const ways = 'Войдите через Госуслуги или с устройства, где вы уже входили.'

/** When it ends is said beside, by the one clock of the reader. */
const stopped: Readonly<Record<BlockKind, string>> = {
  guessing: `С незнакомых устройств несколько раз подряд введён неверный пароль. ${ways} Забыли пароль — восстановите его`,
  'known-device': 'Пароль введён неверно много раз подряд. Войдите через Госуслуги или восстановите пароль',
  code: `Код введён неверно много раз подряд. ${ways}`,
  address: `С вашего адреса сети много неудачных входов, может быть, не ваших. ${ways}`,
  spray: `С вашего адреса сети перебирают учётные записи. ${ways}`,
  'one-password': `Этот пароль сегодня пробовали ко многим учётным записям, поэтому с незнакомых устройств он не принимается. ${ways}`,
  account: `Вход по паролю отключён. Войдите через Госуслуги или восстановите пароль`,
}

export const pausedWords = (kind: BlockKind): string => stopped[kind]

export const stateOfBlock = (
  b: { readonly until: Date; readonly liftedAt: Date | null },
  now: Date,
): BlockState => (b.liftedAt ? 'lifted' : b.until > now ? 'holds' : 'expired')

/** The last part of an address is hidden: enough to know one's own network, not enough to find a stranger. */
export function maskIp(address: string): string {
  if (address.includes('/')) return address
  if (address.includes('.')) return `${address.split('.').slice(0, 3).join('.')}.•`
  return address === '' ? 'неизвестно' : `${address.split(':').slice(0, 3).join(':')}:•`
}
