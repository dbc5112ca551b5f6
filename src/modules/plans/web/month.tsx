/** D4: the plan over the days of one month; the same in words below, so that a grid is not needed to know it. */
import { useQuery } from '@tanstack/react-query'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useAddress } from '../../../web/address.ts'
import { IconButton } from '../../../web/ui/button.tsx'
import { useNow } from '../../../web/ui/clock.tsx'
import { day, isoDay, time } from '../../../web/ui/dates.ts'
import { List, Row } from '../../../web/ui/list.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { nb } from '../../../web/ui/words.ts'
import type { Around, Plan, PlanItem } from '../contract.ts'
import { aroundQuery } from './query.ts'
import { text } from './text.ts'

const names = 'январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь'.split(' ')
const weekdays = ['Пн', 'Вт', 'Ср', 'Чт', 'Пт', 'Сб', 'Вс']

export const dayAfter = (iso: string, days = 1): string =>
  new Date(Date.parse(`${iso}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
const monthLater = (month: string, n: number): string => {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + n
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`
}
const monthName = (month: string): string => `${names[Number(month.slice(5, 7)) - 1]} ${month.slice(0, 4)}`

/** Whole weeks that hold the month. */
function daysOf(month: string): string[] {
  const first = `${month}-01`
  const shift = (new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7
  const days: string[] = []
  for (let at = dayAfter(first, -shift); at.slice(0, 7) <= month || days.length % 7 !== 0; at = dayAfter(at))
    days.push(at)
  return days
}

interface Mark {
  readonly kind: 'due' | 'session' | 'apply'
  readonly from: string
  readonly to: string
  readonly words: string
  readonly key: string
  readonly href: string
}

type OwnEvent = Around['events'][number]

/** Each day with its hours; until they are set, its days. */
const marksOfEvent = (e: OwnEvent): Mark[] => {
  const mark = (n: number, from: string, to: string, hours: string): Mark => ({
    kind: 'session',
    from,
    to,
    words: text.eventMark(e.title, hours),
    key: `event ${e.href} ${n}`,
    href: e.href,
  })
  return e.days.length === 0
    ? [mark(0, e.startsOn, e.endsOn, '')]
    : e.days.map((d, n) =>
        mark(n, isoDay(d.startsAt), isoDay(d.endsAt), `${time(d.startsAt)}–${time(d.endsAt)}`),
      )
}

function marksOfItem(i: PlanItem, isRegistered: boolean): Mark[] {
  const mark = (kind: Mark['kind'], from: string, to: string, words: string): Mark => ({
    kind,
    from,
    to,
    words,
    key: `${kind} ${i.programmeId}`,
    href: `/catalogue/${i.programmeId}`,
  })
  const { session } = i
  return [
    // An event that the person is put down for stands by itself, with its hours.
    ...(session && !isRegistered
      ? [mark('session', session.startsOn, session.endsOn, text.sessionMark(i.title))]
      : []),
    ...(session?.applyBy && !isRegistered
      ? [mark('apply', session.applyBy, session.applyBy, text.applyMark(i.title))]
      : []),
    mark('due', i.dueOn, i.dueOn, text.dueMark(i.title)),
  ]
}

function marksOf(plan: Plan, events: readonly OwnEvent[]): Mark[] {
  const registered = new Set(events.map((e) => e.programmeId))
  return [
    ...plan.proposal.items
      .filter((i) => i.state !== 'gone')
      .flatMap((i) => marksOfItem(i, registered.has(i.programmeId))),
    ...events.flatMap(marksOfEvent),
  ].toSorted((a, b) => a.from.localeCompare(b.from))
}

const monthShape = /^\d{4}-(0[1-9]|1[0-2])$/

export function Month({ plan }: { readonly plan: Plan }) {
  const address = useAddress()
  const now = useNow()
  const today = isoDay(now)
  const asked = address.get('month')
  const month = monthShape.test(asked) ? asked : today.slice(0, 7)
  const days = daysOf(month)
  const around = useQuery(aroundQuery)
  const marks = marksOf(plan, around.data?.events ?? [])
  const here = marks.filter((m) => m.from.slice(0, 7) <= month && month <= m.to.slice(0, 7))
  const isAway = (d: string) => plan.wishes.away.some((a) => a.from <= d && d <= a.to)
  const weekOf = (d: string) => plan.proposal.weeks.find((w) => w.from <= d && d <= w.to)
  return (
    <Sheet
      title={text.monthOf(monthName(month))}
      side={
        <span className="month-turns">
          <IconButton
            label={`${text.previous}: ${monthName(monthLater(month, -1))}`}
            icon={<IconChevronLeft size={20} aria-hidden />}
            onClick={() => address.set({ month: monthLater(month, -1) })}
          />
          <IconButton
            label={`${text.next}: ${monthName(monthLater(month, 1))}`}
            icon={<IconChevronRight size={20} aria-hidden />}
            onClick={() => address.set({ month: monthLater(month, 1) })}
          />
        </span>
      }
    >
      <table className="month num" aria-label={text.monthOf(monthName(month))}>
        <thead>
          <tr>
            {weekdays.map((w) => (
              <th key={w} scope="col">
                {w}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: days.length / 7 }, (_, row) => (
            <tr key={days[row * 7]}>
              {days.slice(row * 7, row * 7 + 7).map((d) => {
                const of = marks.filter((m) => m.from <= d && d <= m.to)
                const studied = weekOf(d)?.parts.length ?? 0
                const said = [...of.map((m) => m.words), ...(isAway(d) ? [text.awayMark] : [])]
                return (
                  <td
                    key={d}
                    data-out={d.slice(0, 7) !== month || undefined}
                    data-today={d === today || undefined}
                    data-away={isAway(d) || undefined}
                    data-study={(studied > 0 && !isAway(d)) || undefined}
                  >
                    <span>{Number(d.slice(8))}</span>
                    {of.slice(0, 3).map((m) => (
                      <i key={m.key} data-kind={m.kind} aria-hidden />
                    ))}
                    {said.length > 0 && <span className="for-readers">{nb(said.join('. '))}</span>}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {around.isError && (
        <p className="small" role="alert">
          {text.eventsFailed}
        </p>
      )}
      {here.length === 0 ? (
        <p className="small">{text.nothing}</p>
      ) : (
        <List name={text.monthOf(monthName(month))}>
          {here.map((m) => (
            <Row
              key={m.key}
              when={day(m.from, now)}
              sub={m.to === m.from ? undefined : `– ${day(m.to, now)}`}
              title={m.words}
              href={m.href}
            />
          ))}
        </List>
      )}
    </Sheet>
  )
}
