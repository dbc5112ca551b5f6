/** One programme in the catalogue: credits, title, whose, and the facts by which one chooses. */
import { BareLink } from '../../../web/ui/link.tsx'
import { useNow } from '../../../web/ui/clock.tsx'
import { day, daysFrom } from '../../../web/ui/dates.ts'
import { Heading } from '../../../web/ui/sheet.tsx'
import { nb } from '../../../web/ui/words.ts'
import type { CatalogueLine } from '../contract.ts'
import { text } from './text.ts'

/** What it costs, in the order in which people hope. */
export function costOf(p: Pick<CatalogueLine, 'bases' | 'priceKopecks'>): string[] {
  const free = p.bases.flatMap((b) => (b === 'paid' ? [] : [text.free[b]]))
  return p.priceKopecks === null ? free : [...free, text.price(p.priceKopecks)]
}

function startOf(p: CatalogueLine, now: Date): string[] {
  const next = p.next
  if (!next) return [p.isAnytime ? text.anytime : text.noStart]
  const length = daysFrom(new Date(`${next.startsOn}T12:00:00Z`), next.endsOn) + 1
  const lasts = length < 14 ? text.days(length) : text.weeks(Math.round(length / 7))
  const closes = next.applyBy === null ? null : daysFrom(now, next.applyBy)
  return [
    p.isAnytime ? text.anytime : text.starts(day(next.startsOn, now)),
    ...(p.isAnytime || length === 1 ? [] : [lasts]),
    ...(closes === null || closes > 14 ? [] : [closes < 0 ? text.applyOver : text.applyIn(closes)]),
    ...(next.left !== null && next.left <= 10 ? [text.left(next.left)] : []),
  ]
}

export function Line({ programme: p }: { readonly programme: CatalogueLine }) {
  const now = useNow()
  const kind = p.eventKind ? text.events[p.eventKind] : text.words.kind[p.kind]
  const level = p.difficulty ? [text.difficulty[p.difficulty].toLowerCase()] : []
  const rated = p.rating === null ? [] : [text.rated(p.rating, p.reviewCount)]
  const facts = [kind.toLowerCase(), text.forms[p.form], ...level, ...startOf(p, now), ...costOf(p), ...rated]
  return (
    <li className="prog">
      <div className="zet num">
        <b>{p.credits}</b> {text.credits}
      </div>
      <div>
        <Heading>
          <BareLink href={`/catalogue/${p.id}`}>{nb(p.title)}</BareLink>
        </Heading>
        <div className="small">{nb(`${p.organisation.name}, ${p.organisation.city}`)}</div>
        <ul className="meta num">
          {facts.map((fact) => (
            <li key={fact}>{nb(fact)}</li>
          ))}
        </ul>
      </div>
    </li>
  )
}
