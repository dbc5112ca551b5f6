/** Words of the desk of blocks. */
import { listing, nb, plural, t } from '../../../web/ui/words.ts'
import type { BlockState } from '../contract/blocks.ts'

/** More addresses tell no more. */
const fewAddresses = 4

export const blocks = {
  title: t`Блокировки входа`,
  note: nb(
    'Портал сам останавливает подбор паролей и кодов. Паузы заканчиваются сами; снимайте только то, что остановлено по ошибке.',
  ),
  what: 'блокировки',
  failed: t`Список блокировок не загрузился`,
  calm: t`Сами блокировки работают.`,
  tabs: 'Какие блокировки показать',
  holds: t`Действуют`,
  over: t`Закончились`,
  kind: t`Что распознано`,
  empty: t`Сейчас ничего не закрыто`,
  emptyOver: t`Законченных блокировок нет`,
  emptyNote: nb('Когда портал что-нибудь остановит, здесь будет видно что, почему и до какого времени.'),
  found: (n: number) => t`Всего ${plural(n, 'блокировка', 'блокировки', 'блокировок')}`,
  state: (state: BlockState, until: string) =>
    state === 'holds' ? t`Закончится ${until}` : state === 'lifted' ? t`Снята` : t`Закончилась`,
  failures: (n: number, accounts: number | null) =>
    accounts === null
      ? plural(n, 'неудача', 'неудачи', 'неудач')
      : t`${plural(n, 'неудача', 'неудачи', 'неудач')} на ${plural(accounts, 'учётной записи', 'учётных записях', 'учётных записях')}`,
  since: (moment: string) => t`первая — ${moment}`,
  turnedAway: (n: number) => t`потом остановлено ${plural(n, 'попытка', 'попытки', 'попыток')}`,
  from: (addresses: readonly string[]) =>
    addresses.length <= fewAddresses
      ? t`Откуда: ${listing([...addresses])}`
      : t`Откуда: ${addresses.slice(0, fewAddresses).join(', ')} и ещё ${plural(addresses.length - fewAddresses, 'адрес', 'адреса', 'адресов')}`,
  liftedBy: (by: string | null, when: string) =>
    by === null ? t`Владелец подтвердил себя ${when}` : t`Снял(а) ${by} ${when}`,
  own: t`Своё снимает другой администратор`,
  lift: 'Снять',
  liftOf: (what: string) => t`Снять: ${what}`,
  liftTitle: t`Снять блокировку?`,
  liftAct: t`Снять блокировку`,
  keep: 'Оставить',
  loss: nb(
    'Вход откроется сразу, счёт неудач начнётся заново. Если подбор продолжится, портал остановит его снова.',
  ),
  reason: 'Почему снимаете',
  reasonHint: t`Останется в журнале, её увидит и тот, чья это запись`,
  done: t`Блокировка снята`,
} as const
