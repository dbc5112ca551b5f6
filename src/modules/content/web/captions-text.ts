/** Words of captions on the desk. */
import { fileSize, plural } from '../../../web/ui/words.ts'

export const captionWords = {
  title: 'Субтитры',
  has: 'с субтитрами',
  none: 'Нет субтитров',
  noneNote: 'Глухие и слабослышащие слушатели не смогут следить за этим видео.',
  mayOpen: 'Открыть содержание можно и так, но лучше сначала добавить субтитры.',
  present: (name: string, cues: number, bytes: number) =>
    `${name} — ${plural(cues, 'реплика', 'реплики', 'реплик')}, ${fileSize(bytes)}`,
  hint: 'Файл WebVTT (.vtt) в кодировке UTF-8, до 1 МБ.',
  add: 'Выбрать файл .vtt',
  replace: 'Заменить',
  remove: 'Убрать субтитры',
  saved: 'Субтитры сохранены',
  removed: 'Субтитры убраны',
}
