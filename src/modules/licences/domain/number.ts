/** Numbers of papers and of organisations: what is wrong with them, and when two papers are one. Pure. */
import { moscowDay } from '../../../platform/calendar/working-days.ts'
import { asSeen } from '../../../platform/look-alike.ts'
import type { Content } from './paper.ts'

/** Spaces and the word «№» are how people copy from paper, not part of the number. */
export const bare = (s: string): string => s.replace(/[\s\u00a0№]|^(?:No|N)\.?(?=\d)/gi, '').toUpperCase()

const seen = (number: string): string => asSeen(bare(number).replace(/[^\p{L}\p{N}]/gu, ''), { І: '1' })

/** A place of work has no number: organisation, post and first day name it. */
export const documentKey = (c: Content): string =>
  c.number === null
    ? [c.kind, c.organisation?.ogrn ?? '', c.post ?? '', moscowDay(c.startsAt)].join('/')
    : [
        c.kind,
        seen(c.number),
        c.class === 'attestation' ? (c.specialty?.key ?? '') : (c.organisation?.ogrn ?? ''),
      ].join('/')

/** Why this cannot be the ОГРН of an organisation or the ОГРНИП of an entrepreneur; null when it can. */
export function ogrnFault(s: string): string | null {
  if (s === '') return 'Перепишите с сайта или из документа организации'
  if (!/^\d+$/.test(s)) return 'Только цифры'
  if (s.length !== 13 && s.length !== 15) return `В ОГРН 13 цифр, у предпринимателя 15; введено ${s.length}`
  const body = BigInt(s.slice(0, -1))
  const control = Number((body % (s.length === 13 ? 11n : 13n)) % 10n)
  return control === Number(s.at(-1)) ? null : 'Контрольная цифра не сходится. Проверьте ОГРН'
}
