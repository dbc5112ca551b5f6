/** Words of the personal journal. */
import { plural, t } from '../../../web/ui/words.ts'
import type { JournalView } from '../contract.ts'

export const text = {
  title: 'Кто смотрел, кто менял',
  short: 'Журнал',
  lead: t`Здесь каждый просмотр и каждое изменение ваших данных. Строки нельзя изменить или удалить.`,
  views: { all: 'Всё', others: 'Другие и портал', mine: 'Мои действия' } satisfies Record<
    JournalView,
    string
  >,
  viewsName: 'Чьи действия показать',
  what: 'журнал',
  failed: 'Журнал не загрузился',
  calm: 'Записи на месте.',
  empty: {
    all: 'Записей пока нет',
    others: 'Ваши данные никто не смотрел',
    mine: 'Вы ещё ничего не делали',
  } satisfies Record<JournalView, string>,
  emptyNote: t`Записи появляются сами: при входе, подаче заявления, проверке документов.`,
  profile: 'Профиль',
  all: 'Весь журнал',
  moscow: t`время московское`,
  times: (count: number, since: string) => t`${plural(count, 'раз', 'раза', 'раз')} с ${since}`,
  refused: t`отказано`,
  machine: t`сам, без участия человека`,
  from: (ip: string) => t`с адреса ${ip}`,
  toObject: 'Открыть',
}
