/** What a guest may hear at the door. Apart from the rest: the first visit brings these and no more. */
import { refusal } from '../../../platform/problem.ts'

/** The same for an unknown login, a wrong password and a disabled one. */
export const wrongPassword = refusal('sign-in.wrong', 403, 'Неверный логин или пароль')
export const signInPaused = refusal(
  'sign-in.paused',
  429,
  'Слишком много попыток. Вход по паролю закрыт на время',
)
export const accountBlocked = refusal('sign-in.account-blocked', 403, 'Вход закрыт администратором')
export const esiaSignature = refusal('esia.signature', 502, 'Госуслуги не приняли подпись портала')
