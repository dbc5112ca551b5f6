/** Roles held or over: whose, which, where, by whom, until when; the act stands last. */
import { Button } from '../../../web/ui/button.tsx'
import { useNow } from '../../../web/ui/clock.tsx'
import { day, fullDay, until as untilWords } from '../../../web/ui/dates.ts'
import { Table } from '../../../web/ui/table.tsx'
import { nb, t } from '../../../web/ui/words.ts'
import { roleWords } from '../../identity/contract.ts'
import type { GrantRow } from '../contract.ts'
import type { Asked } from './act-dialog.tsx'
import { originNote, text } from './text.ts'

export interface GrantsTableProps {
  readonly rows: readonly GrantRow[]
  readonly name: string
  readonly onAsk: (asked: Asked) => void
}

/** A term is said by its last day, not by the instant after it. */
export const lastDay = (until: string): string => new Date(new Date(until).getTime() - 1).toISOString()

export function GrantsTable({ rows, name, onAsk }: GrantsTableProps) {
  const now = useNow()
  return (
    <Table
      name={name}
      rows={rows}
      keyOf={(g) => g.id}
      href={(g) => `/roles/people/${g.person.id}`}
      columns={[
        { head: text.person, cell: (g) => nb(g.person.name), phone: 'title' },
        { head: text.role, cell: (g) => nb(roleWords[g.role]), phone: 'fact' },
        {
          head: text.organisation,
          cell: (g) => (g.organisation ? nb(g.organisation.name) : '—'),
          phone: 'fact',
        },
        { head: text.by, cell: (g) => byWords(g), phone: 'inside' },
        { head: text.until, cell: (g) => <End grant={g} now={now} />, phone: 'fact' },
        {
          head: 'Действие',
          cell: (g) =>
            g.can.revoke && (
              <Button
                kind="danger-quiet"
                size="small"
                label={`${text.revoke}: ${g.person.name}, ${roleWords[g.role]}`}
                onClick={() => onAsk({ act: 'revoke', id: g.id, person: g.person.name, role: g.role })}
              >
                {text.revoke}
              </Button>
            ),
          phone: 'status',
        },
      ]}
    />
  )
}

function End({ grant, now }: { readonly grant: GrantRow; readonly now: Date }) {
  if (grant.ended) {
    const why = grant.ended.why ? text.endedWords(grant.ended.why) : ''
    return (
      <>
        {nb(day(grant.ended.at, now))}
        {why && <span className="tiny"> {nb(why)}</span>}
      </>
    )
  }
  if (!grant.until) return <>{text.noEnd}</>
  const last = lastDay(grant.until)
  return <span title={untilWords(last, now)}>{nb(fullDay(last))}</span>
}

export const byWords = (g: GrantRow): string => {
  const hands = [g.grantedBy, g.approvedBy && t`согласовал ${g.approvedBy}`].filter(Boolean).join(', ')
  return nb(hands || originNote[g.origin] || '—')
}
