/** D4: beside a plan: what it is for, what it gives, its checkpoints. */
import { useNow } from '../../../web/ui/clock.tsx'
import { day, fullDay } from '../../../web/ui/dates.ts'
import { Facts } from '../../../web/ui/facts.tsx'
import { Brief, List } from '../../../web/ui/list.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { Status } from '../../../web/ui/status.tsx'
import { listing, nb } from '../../../web/ui/words.ts'
import type { Proposal, Wishes } from '../contract.ts'
import { hours, text } from './text.ts'

export const GoalSheet = ({
  proposal: p,
  wishes,
}: {
  readonly proposal: Proposal
  readonly wishes: Wishes
}) => (
  <Sheet title={text.goal}>
    <Facts
      column
      facts={[
        [text.goal, listing(wishes.goals.map((g) => text.goals[g].toLowerCase()))],
        [text.facts.way, p.goal.way],
        [text.facts.need, p.goal.credits > 0 ? text.need(p.goal.credits, p.goal.programmes) : null],
        [text.facts.gives, text.gives(p.sum.credits, p.sum.hours)],
        [text.facts.cost, text.cost(p.sum.priceKopecks)],
        [text.facts.pace, hours(Number(wishes.hoursPerWeek) || 0)],
        [text.facts.deadline, wishes.deadline && fullDay(wishes.deadline)],
      ]}
    />
  </Sheet>
)

export function CheckpointSheet({ proposal }: { readonly proposal: Proposal }) {
  const now = useNow()
  if (proposal.checkpoints.length === 0) return null
  return (
    <Sheet title={text.checkpoints} bare>
      <List name={text.checkpoints}>
        {proposal.checkpoints.map((c) => (
          <Brief
            key={c.programmeId}
            status={
              <Status tone={c.isDone ? 'done' : 'quiet'}>
                {c.isDone ? text.items.done : nb(day(c.on, now))}
              </Status>
            }
            title={nb(c.title)}
            note={text.byThen(c.credits)}
          />
        ))}
      </List>
    </Sheet>
  )
}

/** What a plan lacks and what to keep in mind. */
export const Said = ({ title, words }: { readonly title: string; readonly words: readonly string[] }) =>
  words.length === 0 ? null : (
    <Sheet title={title}>
      <ul className="plain-list">
        {words.map((w) => (
          <li key={w}>{nb(w)}</li>
        ))}
      </ul>
    </Sheet>
  )
