/** Words of what was stopped. */
import { listing, nb, plural, t } from '../../../web/ui/words.ts'
import type { BlockState } from '../contract/blocks.ts'

export const stopped = {
  title: t`Что остановлено`,
  state: (state: BlockState, until: string) =>
    state === 'holds' ? t`Закрыто до ${until}` : state === 'lifted' ? t`Снято раньше срока` : t`Закончилось`,
  failures: (n: number) => (n === 0 ? '' : t`Перед этим ${plural(n, 'неудача', 'неудачи', 'неудач')} подряд`),
  turnedAway: (n: number) =>
    n === 0 ? '' : t`Потом остановлено ещё ${plural(n, 'попытка', 'попытки', 'попыток')}`,
  from: (addresses: readonly string[]) =>
    addresses.length === 0 ? '' : t`Откуда: ${listing([...addresses])}`,
  advice: nb(
    'На ваших устройствах вход работает, и через Госуслуги тоже. Если это были не вы, смените пароль и проверьте список сеансов ниже.',
  ),
}
