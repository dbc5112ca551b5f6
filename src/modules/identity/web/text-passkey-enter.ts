/** The one word of passkeys that the first page needs; the others come with the first touch. */
import { t } from '../../../web/ui/words.ts'

export const enterByPasskeyWords = t`Войти по ключу доступа`
