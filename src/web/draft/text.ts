/** Words of a draft that is kept by itself, whatever it is a draft of. */
import { nb, t } from '../ui/words.ts'

export const draftText = {
  what: 'черновик',
  absent: 'Такого черновика нет',
  absentNote: 'Он удалён, или адрес с ошибкой.',
  remove: 'Удалить черновик',
  removed: 'Черновик удалён',
  undo: 'Вернуть',
  saved: (time: string) => t`Черновик сохранён в ${time}`,
  saving: 'Сохраняем…',
  unsaved: nb('Не сохранено: нет связи с сервером. Набранное на месте, повторяем'),
  blank: nb('Черновик сохраняется сам'),
  notSaved: nb('Черновик не сохранился'),
} as const
