/** D7+: one event of mine: the question while it is open, minutes and checks, the code. */
import { useQuery } from '@tanstack/react-query'
import { useParam } from '../../../web/address.ts'
import { useRefreshOn } from '../../../web/live-line.tsx'
import { BeforeOne } from '../../../web/ui/before-one.tsx'
import { day, moment, time } from '../../../web/ui/dates.ts'
import { Facts } from '../../../web/ui/facts.tsx'
import { useNow } from '../../../web/ui/clock.tsx'
import { Link } from '../../../web/ui/link.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { Progress } from '../../../web/ui/progress.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { Status } from '../../../web/ui/status.tsx'
import type { Meeting, Standing } from '../contract.ts'
import { EnterCode } from './enter-code.tsx'
import { Now } from './now.tsx'
import { meetingQuery, meetingsKey } from './query.ts'
import { outcomeTones, outcomeWords, text } from './text.ts'
import { useBeats } from './use-beats.ts'
import '../../../web/look/presence.css'

const crumbs = [[text.title, '/events']] as const

export function Page() {
  const id = useParam('id')
  const query = useQuery(meetingQuery(id))
  useRefreshOn('presence.', meetingsKey)
  useRefreshOn('study.', meetingsKey)
  const isLost = useBeats(id, query.data)
  if (!query.data)
    return (
      <BeforeOne
        title={text.one}
        crumbs={crumbs}
        query={query}
        what={text.what}
        failedTitle={text.oneFailed}
        calm={text.calm}
        rows={4}
        absentTitle={text.absent}
        absentNote={text.absentNote}
        back={[text.title, '/events']}
      />
    )
  return <One meeting={query.data} isLost={isLost} />
}

function One({ meeting: m, isLost }: { readonly meeting: Meeting; readonly isLost: boolean }) {
  const now = useNow()
  const spans = m.days.map((d) => `${day(d.startsAt, now)}, ${time(d.startsAt)}–${time(d.endsAt)}`)
  return (
    <Frame
      title={m.title}
      crumbs={crumbs}
      note={spans.join('; ')}
      first={<Now meeting={m} isLost={isLost} />}
      aside={
        <Sheet title={text.about}>
          <Facts
            facts={[
              [text.when, spans.join('; ')],
              [text.organiser, m.organisation],
              ...(m.place ? [[text.place, m.place] as const] : []),
              ...(m.broadcast && m.state !== 'over'
                ? [[text.broadcast, <Broadcast key="broadcast" of={m.broadcast} />] as const]
                : []),
            ]}
          />
          <p>
            <Link href={`/learning/${m.studyId}`}>{text.toStudy}</Link>
          </p>
        </Sheet>
      }
    >
      {m.standing && <Presence meeting={m} standing={m.standing} />}
      {m.codes && !m.creditedBy && (
        <Sheet title={text.codeSheet}>
          <p className="small">
            {text.codeNote(
              `${day(m.codes.from, now)} ${time(m.codes.from)}`,
              `${day(m.codes.until, now)} ${time(m.codes.until)}`,
            )}
          </p>
          <EnterCode meetingId={m.id} />
        </Sheet>
      )}
    </Frame>
  )
}

/** The link is told an hour before; until then, when it will be. */
function Broadcast({ of: { opensAt, link } }: { readonly of: NonNullable<Meeting['broadcast']> }) {
  const now = useNow()
  return link ? (
    <Link href={link} target="_blank" rel="noopener noreferrer">
      {text.connect}
    </Link>
  ) : (
    text.broadcastLater(moment(opensAt, now))
  )
}

const share = (n: number, needed: number): number => (needed === 0 ? 100 : (n / needed) * 100)

interface PresenceProps {
  readonly meeting: Meeting
  readonly standing: Standing
}

const Presence = ({ meeting: m, standing: s }: PresenceProps) => (
  <Sheet title={text.presence}>
    {s.checks > 0 && (
      <>
        <p className="small">{text.checks}</p>
        <Progress
          label={text.checks}
          value={share(s.confirmed, s.needed)}
          note={text.ofNeeded(s.confirmed, s.needed)}
        />
      </>
    )}
    <p className="small">{text.minutes}</p>
    <Progress
      label={text.minutes}
      value={share(s.minutes, s.minMinutes)}
      note={text.ofNeeded(s.minutes, s.minMinutes)}
    />
    <p className="small">
      {text.rule(s.needed, s.checks, s.minMinutes)} {text.askedSoFar(s.asked)}
    </p>
    {m.asked.length > 0 && <Asked meeting={m} />}
  </Sheet>
)

/** Which were answered and which were not: by the hour at which each was asked. */
function Asked({ meeting: m }: { readonly meeting: Meeting }) {
  const now = useNow()
  return (
    <>
      <h3>{text.askedList}</h3>
      <ol className="asked-checks num" aria-label={text.askedList}>
        {m.asked.map((c) => (
          <li key={c.n}>
            <time dateTime={c.askedAt}>{m.days.length > 1 ? moment(c.askedAt, now) : time(c.askedAt)}</time>
            <Status tone={outcomeTones[c.outcome]}>{outcomeWords[c.outcome]}</Status>
          </li>
        ))}
      </ol>
    </>
  )
}
