/** D7+: one event for its organiser: conditions, codes, who is there now. */
import { useQuery } from '@tanstack/react-query'
import { useParam } from '../../../web/address.ts'
import { BeforeOne } from '../../../web/ui/before-one.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { useNow } from '../../../web/ui/clock.tsx'
import { day, time } from '../../../web/ui/dates.ts'
import { Empty, Face } from '../../../web/ui/faces.tsx'
import { Facts } from '../../../web/ui/facts.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { Status } from '../../../web/ui/status.tsx'
import { nb } from '../../../web/ui/words.ts'
import { Table } from '../../../web/ui/table.tsx'
import type { Attendee, DeskMeeting } from '../contract.ts'
import { Codes } from './codes.tsx'
import { attendeesQuery, deskMeetingQuery } from './query.ts'
import { desk, stateWords } from './text.ts'

const crumbs = [[desk.title, '/teaching/events']] as const

export function Page() {
  const id = useParam('id')
  const query = useQuery(deskMeetingQuery(id))
  if (!query.data)
    return (
      <BeforeOne
        title={desk.meeting}
        crumbs={crumbs}
        query={query}
        what={desk.what}
        failedTitle={desk.oneFailed}
        calm={desk.calm}
        rows={5}
        absentTitle={desk.absent}
        absentNote={desk.absentNote}
        back={[desk.title, '/teaching/events']}
      />
    )
  return <One meeting={query.data} />
}

function One({ meeting: m }: { readonly meeting: DeskMeeting }) {
  const now = useNow()
  return (
    <Frame
      title={m.title}
      crumbs={crumbs}
      note={`${m.days.map((d) => `${day(d.startsAt, now)}, ${time(d.startsAt)}–${time(d.endsAt)}`).join('; ')} · ${stateWords[m.state]}`}
      aside={
        <Sheet title={desk.terms}>
          <Facts
            facts={[
              [desk.checks, m.checks > 0 ? desk.checksOf(m.checks, m.days.length) : desk.onlyCodes],
              ...(m.checks > 0
                ? ([
                    [desk.presence, desk.termsWords(m.needed, m.checksInAll)],
                    [desk.window, String(m.windowMinutes)],
                    [desk.minMinutes, String(m.minMinutes)],
                  ] as const)
                : []),
            ]}
          />
          {m.can.change && (
            <Button kind="plain" size="small" href={`/teaching/events/${m.id}/edit`}>
              {desk.change}
            </Button>
          )}
        </Sheet>
      }
    >
      {m.checks > 0 && <People meeting={m} />}
      {m.codes && <Codes meeting={m} codes={m.codes} />}
    </Frame>
  )
}

function People({ meeting: m }: { readonly meeting: DeskMeeting }) {
  const query = useQuery(attendeesQuery(m.id, m.state === 'on'))
  const isOver = m.state === 'over'
  const stateOf = (a: Attendee) =>
    a.standing.isConfirmed === null ? (
      <Status tone={a.isHere ? 'done' : 'quiet'}>
        {a.isHere ? desk.here : desk.away(time(a.lastSeenAt))}
      </Status>
    ) : (
      <Status tone={a.standing.isConfirmed ? 'done' : 'refused'}>
        {a.standing.isConfirmed ? desk.confirmed : desk.notConfirmed}
      </Status>
    )
  return (
    <Sheet title={isOver ? desk.cameList : desk.people} bare>
      <Face
        query={query}
        what={desk.people}
        failedTitle={desk.listFailed}
        calm={desk.calm}
        isEmpty={(d) => d.items.length === 0}
        empty={<Empty title={desk.nobody}>{desk.nobodyNote}</Empty>}
      >
        {(d) => (
          <>
            <div className="in">
              <p className="small" role="status">
                {isOver ? desk.came(d.items.length) : desk.hereNow(d.here, d.items.length)}.{' '}
                {desk.asked(d.asked)}
              </p>
            </div>
            <Table
              name={desk.people}
              rows={d.items}
              keyOf={(a) => a.personId}
              columns={[
                { head: desk.name, cell: (a) => a.name, phone: 'title' },
                { head: desk.presence, cell: (a) => nb(a.standing.words), phone: 'fact' },
                { head: isOver ? desk.outcome : desk.state, cell: stateOf, phone: 'status' },
              ]}
            />
          </>
        )}
      </Face>
    </Sheet>
  )
}
