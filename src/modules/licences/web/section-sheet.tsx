/** F7: one section of work: open or closed, and each of the three with what to do about it. */
import { Button } from '../../../web/ui/button.tsx'
import { useNow } from '../../../web/ui/clock.tsx'
import { day, fullDay, moment, time } from '../../../web/ui/dates.ts'
import { List, Row } from '../../../web/ui/list.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { Status } from '../../../web/ui/status.tsx'
import type { Need, Standing } from '../contract.ts'
import { cureOf, needTones, needWords, text } from './text.ts'
import '../../../web/look/licences.css'

export function SectionSheet({ standing: s }: { readonly standing: Standing }) {
  const now = useNow()
  const isOpen = s.holds && s.hasRole
  const change = s.changesAt && changeWords(s.changesAt, now, s.holds)
  return (
    <Sheet
      title={text.sectionWords[s.section]}
      bare
      side={<Status tone={isOpen ? 'done' : 'yours'}>{isOpen ? text.open : text.closed}</Status>}
    >
      <div className="section-lead">
        {s.holds && !s.hasRole && <p>{text.noRole}</p>}
        {s.holds && s.hasRole && <p className="num">{change ? text.openUntil(change) : text.openForever}</p>}
        {!s.holds && change && <p className="num">{text.opensAt(change)}</p>}
        {isOpen && (
          <Button kind="plain" size="small" href={s.isActing ? `/work/${s.section}` : '/role'}>
            {s.isActing ? text.toWork : text.toRole}
          </Button>
        )}
      </div>
      <NeedList needs={s.needs} name={text.sectionWords[s.section]} />
    </Sheet>
  )
}

/** The end of a day is said as that day; any other instant with its time. */
export function changeWords(at: string, now: Date, isEnd: boolean): string {
  const instant = new Date(at)
  const isMidnight = time(instant) === '0:00' || time(instant) === '00:00'
  if (!isMidnight) return moment(instant, now)
  return isEnd ? text.wholeDay(fullDay(new Date(instant.getTime() - 1))) : fullDay(instant)
}

export const NeedList = ({ needs, name }: { readonly needs: readonly Need[]; readonly name: string }) => (
  <List name={name}>
    {needs.map((need) => (
      <NeedRow key={need.class} need={need} />
    ))}
  </List>
)

/** Whose next step is a new paper. */
const asksForNew = (need: Need): boolean =>
  need.state === 'missing' ||
  need.state === 'expired' ||
  need.state === 'revoked' ||
  need.state === 'elsewhere'

function NeedRow({ need }: { readonly need: Need }) {
  const now = useNow()
  const until = need.endsOn && (need.state === 'expired' ? fullDay(need.endsOn) : day(need.endsOn, now))
  return (
    <Row
      title={need.title ?? text.classWords[need.class]}
      href={need.paperId ? `/licences/${need.paperId}` : undefined}
      status={<Status tone={needTones[need.state]}>{needWords[need.state]}</Status>}
      note={cureOf(need, until)}
      act={
        asksForNew(need) && (
          <Button
            kind="plain"
            size="small"
            href={`/licences/new?class=${need.class}`}
            label={text.addThis(text.classWords[need.class].toLowerCase())}
          >
            {text.add}
          </Button>
        )
      }
    />
  )
}
