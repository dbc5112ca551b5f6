/** A paper in words: for the verifier's comparison with the scan. Pure. */
import { dayWords } from '../../../platform/calendar/days.ts'
import { moscowDay } from '../../../platform/calendar/working-days.ts'
import type { Fact } from '../../applications/contract.ts'
import type { OrganisationCard } from '../../organisations/contract.ts'
import { kindWords } from '../contract.ts'
import { lastDayBefore } from './days.ts'
import type { Content } from './paper.ts'
import { postOf } from './posts.ts'

export interface Circumstances {
  readonly holder: string
  readonly organisation: OrganisationCard | undefined
  /** The same document stands among the papers of another person. */
  readonly hasForeignTwin: boolean
}

export const specialtyWords = (s: Content['specialty']): string | null =>
  s && (s.code ? `${s.name}, ${s.code}` : s.name)

export const endWords = (c: Pick<Content, 'endsAt'>): string =>
  c.endsAt ? dayWords(lastDayBefore(c.endsAt)) : 'без срока'

function organisationNote(o: OrganisationCard | undefined): string {
  if (!o) return 'Введено вручную: в справочнике организаций не выбрано'
  if (o.closedOn) return `В справочнике закрыта ${dayWords(o.closedOn)}`
  if (!o.licence) return 'В справочнике нет сведений о лицензии'
  return o.licence.isActive
    ? `В справочнике лицензия ${o.licence.number}, действует`
    : `В справочнике лицензия ${o.licence.number}, не действует`
}

/** Field by field, as the verifier reads them off the scan. */
export function factsForVerifier(c: Content, about: Circumstances): Fact[] {
  const fact = (key: string, label: string, value: string | null, note?: string): Fact[] =>
    value ? [{ key, label, value, ...(note ? { note: note.slice(0, 200) } : {}) }] : []
  const isOfPerson = c.class !== 'licence'
  const twin = about.hasForeignTwin ? 'Такой же документ есть у другого человека' : undefined
  return [
    ...fact(
      'holder',
      isOfPerson ? 'Чей документ' : 'Чей допуск',
      about.holder,
      isOfPerson ? undefined : 'Лицензия выдаётся организации; человек работает в ней',
    ),
    ...fact('document', 'Вид документа', kindWords[c.kind]),
    ...fact('number', 'Номер', c.number, twin),
    ...fact('issuer', 'Кем выдан', c.issuer),
    ...fact(
      'organisation',
      c.class === 'licence' ? 'Чья лицензия' : 'Организация',
      c.organisation && `${c.organisation.name}, ОГРН ${c.organisation.ogrn}`,
      c.organisation ? organisationNote(about.organisation) : undefined,
    ),
    ...fact('specialty', 'Специальность', specialtyWords(c.specialty)),
    ...fact('post', 'Должность', c.post && (postOf(c.post)?.name ?? c.post)),
    ...fact(
      'startsOn',
      c.class === 'employment' ? 'Работает с' : 'Действует с',
      dayWords(moscowDay(c.startsAt)),
    ),
    ...fact('endsOn', c.class === 'employment' ? 'Работает по' : 'Действует по', endWords(c)),
  ]
}

/** «Периодическая аккредитация, Кардиология»; «Врач-терапевт, Городская больница». */
export function titleOf(c: Content): string {
  if (c.class === 'employment')
    return [c.post && postOf(c.post)?.name, c.organisation?.name].filter(Boolean).join(', ')
  return [kindWords[c.kind], c.specialty?.name ?? c.organisation?.name].filter(Boolean).join(', ')
}
