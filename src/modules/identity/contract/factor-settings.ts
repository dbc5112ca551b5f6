/** Second steps as settings of policy; their values are rows of `platform.policy`. */
import { setting, type Setting } from '../../../platform/policy/setting.ts'

export const factorSettings: readonly Setting[] = [
  setting({
    key: 'step-up.minutes',
    title: 'Сколько минут верить подтверждению перед важным действием',
    effect: 'Меньше — чаще просят код; больше — открытой страницей дольше может воспользоваться другой.',
    unit: 'minutes',
    min: 5,
    max: 10,
  }),
  setting({
    key: 'passkey.challenge-seconds',
    title: 'Сколько ждать ключа доступа',
    effect:
      'От вопроса браузера до касания ключа. Меньше — не успеют те, кому трудно; больше — дольше ждёт открытый вопрос.',
    unit: 'seconds',
    min: 60,
    max: 600,
  }),
]
