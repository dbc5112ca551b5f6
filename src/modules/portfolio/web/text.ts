/** Words of the portfolio. */
import { fullDay } from '../../../web/ui/dates.ts'
import { nb, plural, t } from '../../../web/ui/words.ts'
import { kindWords, statusWords } from '../contract.ts'

const entries = (n: number) => plural(n, 'запись', 'записи', 'записей')

export const text = {
  title: 'Портфолио',
  note: nb('Всё ваше обучение: программы, мероприятия, документы, сертификаты и планы'),
  what: 'портфолио',
  failed: nb('Портфолио не загрузилось'),
  calm: nb('С записями ничего не случилось.'),
  empty: nb('Портфолио пока пусто'),
  emptyNote: nb(
    'Записи появляются сами: когда вы начинаете программу, получаете сертификат, добавляете документ или составляете план.',
  ),
  toCatalogue: nb('К каталогу'),
  addDocument: nb('Добавить документ'),
  search: nb('Название, организация или номер документа'),
  facets: { kind: 'Вид', status: 'Состояние', specialty: 'Специальность' },
  kinds: kindWords,
  statuses: statusWords,
  from: nb('Не раньше'),
  to: nb('Не позже'),
  found: (total: number, inAll: number) =>
    total === inAll ? entries(total) : t`${entries(total)} из ${inAll}`,
  credited: (n: number) => t`начислено ${n} ЗЕТ`,
  list: 'Записи',
  columns: {
    title: 'Название',
    starts: 'Начало',
    ends: nb('Срок или окончание'),
    state: 'Состояние',
    credits: 'ЗЕТ',
  },
  credits: (n: number, credited: number) =>
    n === 0 ? '—' : credited > 0 && credited !== n ? t`${credited} из ${n}` : String(n),
  due: (day: string) => t`срок ${fullDay(day)}`,
  number: (n: string) => t`№ ${n}`,
  none: '—',
  next: 'Следующие',
  toStart: 'К началу',
  pages: 'Страницы',
  excel: nb('Скачать Excel'),
  pdf: nb('Скачать PDF'),
  fileFailed: nb('Файл не скачался'),
  timeline: nb('По времени'),
  timelineWhat: nb('картину по времени'),
  timelineFailed: nb('Картина по времени не загрузилась'),
  timelineUnit: (unit: 'month' | 'quarter' | 'year') =>
    ({
      month: nb('записей за месяц'),
      quarter: nb('записей за квартал'),
      year: nb('записей за год'),
    })[unit],
  timelineHead: { month: 'Месяц', quarter: 'Квартал', year: 'Год' },
  finding: (label: string, n: number) => t`Больше всего: ${label} — ${entries(n)}`,
  others: 'Остальное',
  series: { programme: 'Программы', module: 'Модули', event: 'Мероприятия' },
} as const
