/** Numbers that this module obeys, as settings of policy. */
import { setting, type Setting } from '../../../platform/policy/setting.ts'

/** Their values are rows of `platform.policy`. */
export const explanationSettings: readonly Setting[] = [
  setting({
    key: 'journal.explanation.working-days',
    title: 'За сколько рабочих дней отвечать, зачем смотрели данные',
    effect: 'Закон даёт не больше десяти. Меньше — человек узнаёт раньше, сотрудники отвечают быстрее.',
    unit: 'days',
    min: 1,
    max: 10,
  }),
  setting({
    key: 'journal.explanation.remind-days',
    title: 'За сколько дней напоминать об ответе',
    effect: 'Больше — раньше напоминание тому, кто смотрел и ещё не ответил.',
    unit: 'days',
    min: 1,
    max: 9,
  }),
]
