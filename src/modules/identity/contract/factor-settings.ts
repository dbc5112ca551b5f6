/** Second steps as settings of policy; their values are rows of `platform.policy`. */
import { setting, type Setting } from '../../../platform/policy/setting.ts'

export const factorSettings: readonly Setting[] = [
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
