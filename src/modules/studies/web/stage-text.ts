/** Words of the way from an application to credits. */
import { fullDay } from '../../../web/ui/dates.ts'
import { nb, t } from '../../../web/ui/words.ts'
import type { Stage, Step, Study } from '../contract.ts'

const next: Record<Step, string> = {
  applied: nb('Дальше: вас зачислят приказом или откажут с причиной.'),
  enrolled: nb('Дальше: материалы откроются в этот день.'),
  learning: nb('Дальше: результат и ЗЕТ.'),
  waiting: nb('Дальше: организация внесёт результат, и ЗЕТ начислятся сами.'),
  result: nb('Дальше: ЗЕТ войдут в пятилетний цикл.'),
  credited: nb('Больше ничего делать не нужно.'),
}

const byOrganisation = (s: Study, stage: Stage): string => {
  const what = stage.step === 'applied' ? 'Организация решает по заявке' : 'Организация вносит результат'
  if (!stage.dueOn) return what
  const day = fullDay(stage.dueOn)
  return stage.isOverdue ? t`${what}: срок прошёл ${day}.` : t`${what} до ${day}.`
}

export const stageText = {
  way: nb('Путь до ЗЕТ'),
  now: (s: Study, stage: Stage): string => {
    if (stage.who === 'organisation') return byOrganisation(s, stage)
    if (stage.step === 'enrolled') return t`Начнётся ${fullDay(s.startsOn)}.`
    if (stage.step === 'learning')
      return stage.dueOn ? t`Учитесь до ${fullDay(stage.dueOn)}.` : nb('Учитесь в любой день.')
    if (stage.step === 'credited') return nb('ЗЕТ начислены.')
    if (s.credits === 0) return nb('Обучение завершено.')
    return stage.who === 'learner' ? nb('ЗЕТ ждут: выберите цикл.') : nb('Портал начисляет ЗЕТ.')
  },
  next: (stage: Stage): string => (stage.steps.at(-1) === stage.step ? next.credited : next[stage.step]),
  chooseCycle: nb('Выбрать цикл'),
  needsCycle: nb('Выберите цикл для ЗЕТ'),
  remind: nb('Напомнить организации'),
  reminded: nb('Организации напомнили'),
  remindedAt: (when: string, isToday: boolean) =>
    isToday ? t`Вы напомнили: ${when}. Снова можно завтра.` : t`Вы напомнили: ${when}.`,
  organisation: nb('Ждёт организацию'),
  waitsUntil: (day: string) => t`Организация должна ответить до ${day}`,
  late: (day: string) => t`Организация опаздывает: срок прошёл ${day}`,
} as const
