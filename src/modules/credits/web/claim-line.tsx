/** One claim as those who decide see it: who, what, by when, what came of it. */
import { Button } from '../../../web/ui/button.tsx'
import { useNow } from '../../../web/ui/clock.tsx'
import { day, fullDay } from '../../../web/ui/dates.ts'
import { Row } from '../../../web/ui/list.tsx'
import { Status } from '../../../web/ui/status.tsx'
import { sentences } from '../../../web/ui/words.ts'
import type { Claim } from '../contract.ts'
import { words } from './text-claims.ts'

const tones = {
  credited: 'done',
  cycle: 'done',
  doubt: 'done',
  refused: 'refused',
  reversed: 'refused',
  organisation: 'yours',
  withdrawn: 'quiet',
} as const

export type ClaimAct = 'confirm' | 'refuse' | 'reverse'

export function ClaimLine({
  claim: c,
  onAct,
}: {
  readonly claim: Claim
  readonly onAct: (act: ClaimAct) => void
}) {
  const now = useNow()
  const isOpen = c.dueOn !== null && c.state === 'organisation'
  const acts: readonly ClaimAct[] = c.can.decide ? ['confirm', 'refuse'] : c.can.reverse ? ['reverse'] : []
  return (
    <Row
      when={isOpen && c.dueOn !== null ? day(c.dueOn, now) : undefined}
      sub={isOpen ? (c.isOverdue ? words.passed : words.lastDay) : undefined}
      tone={c.isOverdue ? 'refused' : undefined}
      title={c.person}
      status={c.state !== 'organisation' && <Status tone={tones[c.state]}>{words.states[c.state]}</Status>}
      note={sentences([
        c.title,
        words.line(c.credits, c.specialty, c.endedOn),
        c.number && words.given(c.number),
        c.reason,
        isOpen && c.remindedAt && words.remindedAt(fullDay(c.remindedAt)),
      ])}
      act={
        acts.length > 0 && (
          <div className="acts">
            {acts.map((act) => (
              <Button
                key={act}
                kind="plain"
                size="small"
                label={`${words[act]}: ${c.person}`}
                onClick={() => onAct(act)}
              >
                {words[act]}
              </Button>
            ))}
          </div>
        )
      }
    />
  )
}
