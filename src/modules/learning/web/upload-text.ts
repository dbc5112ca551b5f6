/** Words of loading a table. */
import { nb, plural, t } from '../../../web/ui/words.ts'

const programmes = (n: number) => plural(n, 'программа', 'программы', 'программ')

export const upload = {
  title: nb('Загрузить таблицей'),
  note: nb('Файл Excel (.xlsx) или CSV. Сначала проверим, потом сохраним.'),
  file: nb('Таблица программ'),
  fileHint: nb('До 150 программ за раз. Строка без вида и названия — ещё один набор программы над ней.'),
  sampleName: 'образец-программ.csv',
  submit: nb('Сразу подать на проверку'),
  submitHint: nb('Иначе программы станут черновиками'),
  save: (n: number) => t`Сохранить: ${programmes(n)}`,
  saved: (n: number) => t`Загружено: ${programmes(n)}`,
  goodNote: (n: number) => t`Прочитано: ${programmes(n)}.`,
  emptyTitle: nb('В таблице нет программ'),
  emptyNote: nb('Есть только заголовок, или файл пуст.'),
} as const
