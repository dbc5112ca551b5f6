/** Numbers that this module obeys, as settings of policy. */
import { ladder, type Setting } from '../../../platform/policy/setting.ts'

export const warnDays = 'licences.warn-days'

/** Its values are rows of `platform.policy`. */
export const warningSettings: readonly Setting[] = [
  ladder({
    key: warnDays,
    title: 'За сколько дней предупреждать о конце допуска',
    effect: 'О каждом сроке человеку говорится один раз, его способами связи. Больше — раньше первое слово.',
    unit: 'days',
    min: 1,
    max: 365,
  }),
]
