/** Roles that wait for the second person, and those that were settled. */
import { useQuery } from '@tanstack/react-query'
import { useRefreshOn } from '../../../web/live-line.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { useNow } from '../../../web/ui/clock.tsx'
import { day, moment } from '../../../web/ui/dates.ts'
import { Empty, Face } from '../../../web/ui/faces.tsx'
import { List, Row } from '../../../web/ui/list.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { Status, type Tone } from '../../../web/ui/status.tsx'
import { nb, t } from '../../../web/ui/words.ts'
import { roleWords } from '../../identity/contract.ts'
import { proposalWords, type ProposalRow } from '../contract.ts'
import type { Asked } from './act-dialog.tsx'
import { lastDay } from './grants-table.tsx'
import { proposalsQuery, staffKey } from './query.ts'
import { text } from './text.ts'

export interface ProposalsProps {
  readonly state: 'waiting' | 'settled'
  readonly onAsk: (asked: Asked) => void
}

const tones: Readonly<Record<ProposalRow['state'], Tone>> = {
  waiting: 'yours',
  approved: 'done',
  refused: 'refused',
  withdrawn: 'quiet',
}

export function ProposalsList({ state, onAsk }: ProposalsProps) {
  const query = useQuery(proposalsQuery(state))
  useRefreshOn('staff.', staffKey)
  return (
    <Sheet name={text[state]} bare>
      <Face
        query={query}
        what={text.what}
        failedTitle={text.failed}
        calm={text.calm}
        isEmpty={(data) => data.items.length === 0}
        empty={
          <Empty title={state === 'waiting' ? text.emptyWaiting : text.emptySettled}>
            {text.emptyWaitingNote}
          </Empty>
        }
      >
        {(data) => (
          <List name={text[state]}>
            {data.items.map((p) => (
              <ProposalLine key={p.id} proposal={p} onAsk={onAsk} />
            ))}
          </List>
        )}
      </Face>
    </Sheet>
  )
}

function ProposalLine({
  proposal: p,
  onAsk,
}: {
  readonly proposal: ProposalRow
  readonly onAsk: (asked: Asked) => void
}) {
  const now = useNow()
  const about = [
    p.organisation?.name,
    p.until ? text.untilDay(day(lastDay(p.until), now)) : text.noEnd,
    text.askedBy(p.askedBy, moment(p.askedAt, now)),
  ].filter(Boolean)
  const ask = (act: Asked['act']) => onAsk({ act, id: p.id, person: p.person.name, role: p.role })
  const about_ = t`${p.person.name}, ${roleWords[p.role]}`
  return (
    <Row
      title={`${p.person.name} — ${roleWords[p.role].toLowerCase()}`}
      href={`/roles/people/${p.person.id}`}
      status={
        p.state !== 'waiting' ? (
          <Status tone={tones[p.state]}>{proposalWords[p.state]}</Status>
        ) : p.isMine ? (
          <Status tone="ours">{proposalWords.waiting}</Status>
        ) : undefined
      }
      note={
        <>
          {nb(about.join(', '))}
          <br />
          {nb(`${text.basis}: ${p.basis}`)}
          {p.decided?.why && (
            <>
              <br />
              {nb(`${text.why}: ${p.decided.why}`)}
            </>
          )}
        </>
      }
      act={
        <div className="acts">
          {p.can.approve && (
            <Button
              kind="plain"
              size="small"
              label={`${text.approve}: ${about_}`}
              onClick={() => ask('approve')}
            >
              {text.approve}
            </Button>
          )}
          {p.can.refuse && (
            <Button
              kind="danger-quiet"
              size="small"
              label={`${text.refuse}: ${about_}`}
              onClick={() => ask('refuse')}
            >
              {text.refuse}
            </Button>
          )}
          {p.can.withdraw && (
            <Button
              kind="quiet"
              size="small"
              label={`${text.withdraw}: ${about_}`}
              onClick={() => ask('withdraw')}
            >
              {text.withdraw}
            </Button>
          )}
        </div>
      }
    />
  )
}
