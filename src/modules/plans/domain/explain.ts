/** Why each programme is in the plan, and why others are not: in sentences. Pure. */
import { difficultyWords } from '../../learning/contract.ts'
import type { Options } from './options.ts'
import { isProgramme, type Candidate, type Need, type Option, type Request, type Unfit } from './types.ts'

export const unfitWords: Record<Unfit, string> = {
  dropped: 'Вы попросили её не предлагать',
  paid: 'Платная, а вы просили только бесплатные',
  late: 'Заканчивается позже вашего срока',
  away: 'Идёт в дни, когда вы не можете учиться',
  full: 'Мест не осталось',
  closed: 'Набор уже закрыт или начался',
  pace: 'Не умещается в часы недели',
  'no-date': 'Наборов с датой пока нет',
}

const names = (r: Request, bits: number): string[] => r.topics.filter((_, i) => (bits & (1 << i)) !== 0)
const quoted = (list: readonly string[]): string => list.map((n) => `«${n}»`).join(', ')

export function whyChosen(
  o: Option,
  chosen: readonly Option[],
  need: Need,
  r: Request,
  options: Options,
): string[] {
  const { of } = o
  const why: string[] = []
  if (r.kept.includes(of.id)) why.push('Вы выбрали её сами')
  const only = r.coverTopics
    ? r.topics.flatMap((_, i) => {
        const bit = 1 << i
        const teach = new Set(options.all.filter((x) => (x.of.topics & bit) !== 0).map((x) => x.of.id))
        return (of.topics & bit) !== 0 && teach.size === 1 ? [r.topics[i]!] : []
      })
    : []
  if (only.length > 0) why.push(`Единственная в срок по теме ${quoted(only)}`)
  else if (of.topics !== 0) why.push(`По теме ${quoted(names(r, of.topics))}`)
  else if (r.topics.length > 0) why.push('Не по темам: подходит по часам, своих программ по темам не хватило')
  if (need.programmes > 0 && isProgramme(of.kind))
    why.push(`Идёт в обязательные часы программ: ${of.credits} из ${need.programmes}`)
  else if (need.total > 0 && of.credits > 0) why.push(`Даёт ${of.credits} ЗЕТ из ${need.total}`)
  if (of.isFree) why.push('Бесплатная')
  if (r.difficulty !== null && of.difficulty === r.difficulty)
    why.push(`Уровень, который вы просили: ${difficultyWords[of.difficulty].toLowerCase()}`)
  if (o.session === null && chosen.length > 1) why.push('Начать можно в любой день: ложится в свободные часы')
  const rivals = rivalsOf(o, options)
  if (rivals > 0) why.push(`Лучшая по времени и цене из похожих: их ещё ${rivals}`)
  return why
}

/** Others of the same kind, volume and topics that would do as well for more. */
const rivalsOf = (o: Option, options: Options): number =>
  new Set(
    options.all
      .filter(
        (x) =>
          x.of.id !== o.of.id &&
          isProgramme(x.of.kind) === isProgramme(o.of.kind) &&
          x.of.credits === o.of.credits &&
          (x.of.topics & o.of.topics) === o.of.topics &&
          x.cost > o.cost,
      )
      .map((x) => x.of.id),
  ).size

export interface LeftOut {
  readonly of: Candidate
  readonly why: string
}

const shown = 6

/** Of what is on a topic: what could not be taken, with its cause, and the nearest of what was not needed. */
export function leftOut(
  candidates: readonly Candidate[],
  chosen: readonly Option[],
  options: Options,
  r: Request,
): { readonly shown: readonly LeftOut[]; readonly count: number } {
  const taken = new Set(chosen.map((o) => o.of.id))
  const relevant = candidates.filter((p) => !taken.has(p.id) && (r.topics.length === 0 || p.topics !== 0))
  const unfit = relevant
    .filter((p) => options.unfit.has(p.id))
    .toSorted((a, b) => b.credits - a.credits || (a.id < b.id ? -1 : 1))
    .slice(0, shown / 2)
    .map((of) => ({ of, why: unfitWords[options.unfit.get(of.id)!] }))
  const seen = new Set<string>()
  const spare = options.all
    .filter((o) => !taken.has(o.of.id) && (r.topics.length === 0 || o.of.topics !== 0))
    .toSorted(
      (a, b) =>
        a.cost / Math.max(1, a.of.credits) - b.cost / Math.max(1, b.of.credits) ||
        (a.of.id < b.of.id ? -1 : 1),
    )
    .filter((o) => !seen.has(o.of.id) && seen.add(o.of.id))
    .slice(0, shown - unfit.length)
    .map((o) => ({ of: o.of, why: whySpare(o, chosen, r) }))
  return { shown: [...spare, ...unfit], count: relevant.length }
}

function whySpare(o: Option, chosen: readonly Option[], r: Request): string {
  const same = chosen.find(
    (c) => isProgramme(c.of.kind) === isProgramme(o.of.kind) && c.of.credits === o.of.credits,
  )
  if (same && same.cost < o.cost) {
    if (same.of.isFree && !o.of.isFree) return `Столько же часов бесплатно даёт «${same.of.title}»`
    if (r.difficulty !== null && same.of.difficulty === r.difficulty && o.of.difficulty !== r.difficulty)
      return `Другой уровень; столько же часов даёт «${same.of.title}»`
    return `Вместо неё — «${same.of.title}»`
  }
  return 'Не нужна: цель закрыта без неё'
}
