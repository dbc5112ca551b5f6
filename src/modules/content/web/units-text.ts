/** Words of the lessons of a cmi5 course. */
const percent = (share: number) => `${Math.round(share * 100)} %`

export const unitWords = {
  title: 'Занятия',
  what: 'занятия курса',
  lesson: 'занятие',
  failed: 'Занятия не загрузились',
  calm: 'Пройденное сохранено на сервере.',
  done: 'Пройдено',
  notPassed: 'Не сдано',
  ahead: 'Не пройдено',
  score: (share: number) => `результат ${percent(share)}`,
  failedNote: (score: number | null, mastery: number | null, canOpen: boolean) =>
    [
      score === null ? null : `Результат ${percent(score)}`,
      mastery === null ? null : `${score === null ? 'Нужно' : 'нужно'} не меньше ${percent(mastery)}`,
    ]
      .filter(Boolean)
      .join(', ')
      .concat(score === null && mastery === null ? '' : '. ')
      .concat(canOpen ? 'Повторите материал и откройте занятие ещё раз: засчитается удачная попытка.' : ''),
  open: 'Открыть',
  again: 'Открыть ещё раз',
  onceMore: 'Пройти ещё раз',
  close: 'Закрыть занятие',
  ownWindow: 'Это занятие открывается в своём окне.',
  stayHere: 'Эту страницу не закрывайте, пока не закончите: она хранит пройденное, если пропадёт связь.',
  openWindow: 'Открыть окно занятия',
  newWindow: 'в новом окне',
  frame: (title: string) => `Занятие: ${title}`,
  openFailed: 'Занятие не открылось',
  retry: 'Повторить',
  shut: 'Обучение не идёт: занятия открыть нельзя.',
  fullScreen: 'На весь экран',
  smaller: 'Свернуть',
  refused: (why: readonly string[]) =>
    `Из сделанного без связи принято не всё: ${why.filter(Boolean).join('; ').toLowerCase() || 'сервер отказал'}. Откройте занятие ещё раз и проверьте, что засчитано.`,
  older: 'На другом устройстве вы ушли дальше: место осталось там. Закройте занятие и откройте снова.',
  preview: 'Занятия курса',
  look: 'Посмотреть',
  previewNote:
    'Занятие открывается с начала. Ответы и место не сохраняются и ни в чьих результатах не появятся.',
}
