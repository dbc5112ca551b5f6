/** A refusal of sign-in in one sentence: what, and when to come again. */
import type { RefusedBy } from '../../../web/ui/refused-by.ts'
import { nb, plural, sentences } from '../../../web/ui/words.ts'

export const pauseWords = (seconds: number): string =>
  seconds < 60
    ? plural(seconds, 'секунду', 'секунды', 'секунд')
    : plural(Math.ceil(seconds / 60), 'минуту', 'минуты', 'минут')

/** Keeps the shape of a refusal, so that the form knows its fields. */
export function withPause(refused: RefusedBy): RefusedBy {
  const { retryAfterSeconds, title, detail } = refused
  const words = sentences([title, detail])
  const wait = retryAfterSeconds ? `. Попробуйте через ${pauseWords(retryAfterSeconds)}` : ''
  return { ...refused, detail: nb(words + wait) }
}

/** A refused code is a fault of its field; everything else is of the form, a pause too: no other code would help. */
export function codeFault(refused: RefusedBy): RefusedBy {
  const told = withPause(refused)
  if (!refused.code.startsWith('code.') || refused.code === 'code.too-many') return told
  return { ...told, errors: [{ field: 'code', message: told.detail ?? refused.title }] }
}
