/** What a plan lacks, which limit breaks and how it can be mended: in Russian. Pure. */
import { dayWords } from '../../../platform/calendar/days.ts'
import { mostTopics, type Impossible, type Wishes } from '../contract.ts'
import type { Shortfall } from '../domain/evaluate.ts'
import { unfitWords } from '../domain/explain.ts'
import { hourWords } from '../domain/progress.ts'
import type { Impossible as Found, Limit, Repair } from '../domain/repairs.ts'

export function shortfallWords(s: Shortfall): string {
  if (s.kind === 'total') return `Не хватает ${s.lacks} ЗЕТ до цели`
  if (s.kind === 'programmes') return `Не хватает ${s.lacks} ЗЕТ программами повышения квалификации`
  if (s.kind === 'topic') return `Ничего не учит теме «${s.name}»`
  if (s.kind === 'hours')
    return `Нужно ${hourWords(s.needs)}, а до срока есть ${s.has}: срок или часы недели малы`
  if (s.kind === 'week') return `В неделю с ${dayWords(s.from)} нужно ${hourWords(s.needs)}, а есть ${s.has}`
  return `«${s.title}»: ${unfitWords[s.why].toLowerCase()}`
}

const limits: {
  readonly [K in Limit['kind']]: (l: Extract<Limit, { kind: K }>) => readonly [string, string]
} = {
  topics: (l) => [
    `По ${l.names.length > 1 ? 'темам' : 'теме'} ${l.names.map((n) => `«${n}»`).join(', ')} в срок ничего нет`,
    'В каталоге нет программы, которая этому учит и успевает до срока.',
  ],
  hours: (l) => [
    'Не хватает часов',
    `До срока у вас ${hourWords(l.has)}, а для цели нужно не меньше ${l.needs}${l.has >= l.needs ? ': мешает и то, что занятия с датами идут быстрее' : ''}.`,
  ],
  programmes: (l) => [
    'Не хватает программ повышения квалификации',
    `Правила требуют ${l.needs} ЗЕТ программами, а в срок их наберётся только ${l.has}.`,
  ],
  catalogue: (l) => [
    'В каталоге мало подходящего',
    `Для цели нужно ${l.needs} ЗЕТ, а подходящих в срок наберётся ${l.has}.`,
  ],
  kept: () => [
    'Мешают программы, которые вы оставили',
    'Вместе с ними цель в срок не закрыть: они не успевают или занимают все часы.',
  ],
}

const repairWords = (r: Repair, w: Wishes, topics: readonly string[]): readonly [string, string] => {
  if (r.kind === 'hours')
    return [`Учиться по ${hourWords(r.hoursPerWeek)} в неделю`, `Сейчас — по ${w.hoursPerWeek}. Срок тот же`]
  if (r.kind === 'deadline')
    return [`Закончить к ${dayWords(r.deadline)}`, `Сейчас — к ${dayWords(w.deadline)}. Часы те же`]
  if (r.kind === 'both')
    return [
      `Учиться по ${hourWords(r.hoursPerWeek)} в неделю и закончить к ${dayWords(r.deadline)}`,
      'По отдельности не хватает ни того, ни другого',
    ]
  if (r.kind === 'leave')
    return ['Учиться с отрывом от работы', 'Программы с датами займут свои дни, а не часы недели']
  if (r.kind === 'paid') return ['Взять и платные программы', 'Бесплатных для цели не хватает']
  if (r.kind === 'away') return ['Учиться и в дни, которые вы исключили', 'Без них до срока не успеть']
  if (r.kind === 'kept') return ['Отказаться от оставленных программ', 'Подберём другие вместо них']
  if (r.kind === 'part')
    return [
      `Набрать ${r.credits} ЗЕТ вместо всей цели`,
      'Столько успеется при ваших часах и сроке. Остальное — следующим планом',
    ]
  return [
    `Не требовать ${r.without.length > 1 ? 'тем' : 'темы'} ${r.without.map((i) => `«${topics[i] ?? ''}»`).join(', ')}`,
    'Цель закроется программами по остальному',
  ]
}

/** The wishes with this one change. */
export function wishesWith(w: Wishes, r: Repair, specialties: number): Wishes {
  if (r.kind === 'hours') return { ...w, hoursPerWeek: String(r.hoursPerWeek) }
  if (r.kind === 'deadline') return { ...w, deadline: r.deadline }
  if (r.kind === 'both') return { ...w, hoursPerWeek: String(r.hoursPerWeek), deadline: r.deadline }
  if (r.kind === 'leave') return { ...w, mayLeave: true }
  if (r.kind === 'paid') return { ...w, isFreeOnly: false }
  if (r.kind === 'away') return { ...w, away: [] }
  if (r.kind === 'kept') return { ...w, kept: [] }
  if (r.kind === 'part') return { ...w, goals: ['hours'], hours: String(r.credits) }
  // All of them: they stay a preference, and are demanded no more.
  if (r.without.length === specialties + w.words.filter((word) => word !== '').length)
    return { ...w, goals: w.goals.filter((g) => g !== 'topics') }
  return {
    ...w,
    specialties: w.specialties.filter((_, i) => !r.without.includes(i)),
    words: w.words.filter((_, i) => !r.without.includes(specialties + i)),
  }
}

export function impossibleWords(found: Found, w: Wishes, topics: readonly string[]): Impossible {
  const say = limits[found.limit.kind] as (l: Limit) => readonly [string, string]
  const [title, why] = say(found.limit)
  const specialties = Math.min(new Set(w.specialties).size, mostTopics)
  return {
    title,
    why,
    repairs: found.repairs.map((r) => {
      const [words, note] = repairWords(r, w, topics)
      return { title: words, note, wishes: wishesWith(w, r, specialties) }
    }),
  }
}
