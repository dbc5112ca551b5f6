/** Words of the page where free answers are marked. */
import { number, plural } from '../../../web/ui/words.ts'

export const reviewWords = {
  title: 'Ответы слушателей',
  note: 'У ответов на тесты имён нет: оценивается только ответ.',
  what: 'ответы',
  failed: 'Ответы не загрузились',
  empty: 'Ответов на оценку нет',
  emptyNote: 'Они появятся, когда слушатель закончит тест со свободным ответом.',
  count: (total: number, overdue: number) =>
    overdue === 0
      ? `Ждут оценки: ${plural(total, 'попытка', 'попытки', 'попыток')}`
      : `Ждут оценки: ${plural(total, 'попытка', 'попытки', 'попыток')}, из них дольше срока — ${number(overdue)}`,
  due: (on: string, isOverdue: boolean) => (isOverdue ? `Срок прошёл ${on}` : `Оценить до ${on}`),
  sample: 'Хороший ответ',
  answer: 'Ответ слушателя',
  points: (max: number) => `Баллы, до ${max}`,
  remark: 'Замечание слушателю',
  save: 'Оценить',
  saved: 'Оценено',
}
