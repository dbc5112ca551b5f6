/** Words of loading a table. */
import { nb, plural, t } from '../../../web/ui/words.ts'

const programmes = (n: number) => plural(n, 'программа', 'программы', 'программ')

export const upload = {
  title: nb('Загрузить таблицей'),
  note: nb(
    'Файл CSV, как его сохраняет Excel: «Файл → Сохранить как → CSV». Сначала проверим, потом сохраним.',
  ),
  file: nb('Таблица CSV'),
  fileHint: nb('До 150 программ за раз. Строка без вида и названия — ещё один набор программы над ней.'),
  pick: nb('Выбрать файл'),
  picked: (name: string) => t`Выбран ${name}`,
  sample: nb('Скачать образец'),
  sampleName: 'образец-программ.csv',
  check: 'Проверить',
  submit: nb('Сразу подать на проверку'),
  submitHint: nb('Иначе программы станут черновиками'),
  save: (n: number) => t`Сохранить: ${programmes(n)}`,
  saved: (n: number) => t`Загружено: ${programmes(n)}`,
  goodTitle: nb('Ошибок нет'),
  goodNote: (n: number) => t`Прочитано: ${programmes(n)}. Пока ничего не сохранено.`,
  emptyTitle: nb('В таблице нет программ'),
  emptyNote: nb('Есть только заголовок, или файл пуст.'),
  faultsTitle: (n: number) => t`${plural(n, 'ошибка', 'ошибки', 'ошибок')} в таблице`,
  faultsNote: nb('Ничего не сохранено. Исправьте таблицу и выберите её снова.'),
  more: (n: number) => t`И ещё ${n}.`,
  line: 'Строка',
  column: 'Столбец',
  what: nb('Что исправить'),
  tooLarge: nb('Файл больше 1 МБ: загрузите его частями'),
  steps: nb('Как это делается'),
} as const
