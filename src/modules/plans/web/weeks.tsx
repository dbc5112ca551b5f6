/** D4: what is learnt in which week: this one first, then what comes. */
import { useNow } from '../../../web/ui/clock.tsx'
import { isoDay, period } from '../../../web/ui/dates.ts'
import { Link } from '../../../web/ui/link.tsx'
import { List, Row } from '../../../web/ui/list.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { nb } from '../../../web/ui/words.ts'
import type { PlanWeek, Proposal } from '../contract.ts'
import { hours, text } from './text.ts'

export function Weeks({ proposal }: { readonly proposal: Proposal }) {
  const today = isoDay(useNow())
  const now = proposal.weeks.find((w) => w.from <= today && today <= w.to)
  const ahead = proposal.weeks.filter((w) => w.from > today && w.parts.length > 0)
  const past = proposal.weeks.filter((w) => w.to < today && w.parts.length > 0)
  return (
    <>
      {now && (
        <Sheet
          title={text.thisWeek}
          bare
          side={<span className="small num">{period(now.from, now.to)}</span>}
        >
          {now.parts.length === 0 ? (
            <p className="in">{text.noWeek}</p>
          ) : (
            <List name={text.thisWeek}>
              {now.parts.map((p) => (
                <Row
                  key={p.programmeId}
                  when={hours(p.hours)}
                  title={titleOf(proposal, p.programmeId)}
                  href={`/catalogue/${p.programmeId}`}
                />
              ))}
            </List>
          )}
        </Sheet>
      )}
      {ahead.length > 0 && <WeekList title={text.nextWeeks} weeks={ahead} proposal={proposal} />}
      {past.length > 0 && <WeekList title={text.pastWeeks} weeks={past} proposal={proposal} />}
    </>
  )
}

export const titleOf = (p: Proposal, programmeId: string): string =>
  p.items.find((i) => i.programmeId === programmeId)?.title ?? '—'

interface WeekListProps {
  readonly title: string
  readonly weeks: readonly PlanWeek[]
  readonly proposal: Proposal
}

export const WeekList = ({ title, weeks, proposal }: WeekListProps) => {
  const now = useNow()
  return (
    <Sheet title={title} bare>
      <List name={title}>
        {weeks.map((w) => (
          <Row
            key={w.from}
            when={period(w.from, w.to, now)}
            sub={hours(w.parts.reduce((n, p) => n + p.hours, 0))}
            title={
              <ul className="plan-parts">
                {w.parts.map((p) => (
                  <li key={p.programmeId}>
                    <Link href={`/catalogue/${p.programmeId}`}>{nb(titleOf(proposal, p.programmeId))}</Link>
                    <span className="small num"> {hours(p.hours)}</span>
                  </li>
                ))}
              </ul>
            }
            note={w.isShort ? text.isShort : undefined}
          />
        ))}
      </List>
    </Sheet>
  )
}
