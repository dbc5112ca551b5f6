/** Words of files. */
import { nb, t } from '../../../web/ui/words.ts'

export const text = {
  checkIsLong: nb(
    'Проверка затянулась. Файл у нас, ничего присылать не нужно: повторите через несколько минут',
  ),
  lineLost: nb(
    'Связь пропадает. Загруженное сохранено: нажмите «Повторить», и загрузка продолжится с того же места',
  ),
  page: (n: number, of: number) => (of > 1 ? t`Страница ${n} из ${of}` : nb('Одна страница')),
  pageOf: (n: number, name: string) => nb(`Страница ${n} файла «${name}»`),
  document: (name: string) => nb(`Документ «${name}»`),
  previous: nb('Предыдущая страница'),
  next: nb('Следующая страница'),
  save: nb('Скачать файл'),
  larger: nb('Крупнее'),
  smaller: nb('Вся страница'),
  calm: nb('С файлом ничего не случилось: он на месте.'),
  failed: nb('Страница не открылась'),
  what: nb('страницу'),
  notSaved: nb('Файл не скачался'),
} as const
