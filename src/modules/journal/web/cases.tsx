/** Lists of questions: those about my own looks, and the desk of all with the overdue ones on top. */
import { useAddress } from '../../../web/address.ts'
import { useRefreshOn } from '../../../web/live-line.tsx'
import { useNow } from '../../../web/ui/clock.tsx'
import { day, deadline } from '../../../web/ui/dates.ts'
import { Empty, Face } from '../../../web/ui/faces.tsx'
import { List, Row } from '../../../web/ui/list.tsx'
import { LiveNote } from '../../../web/ui/live-note.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { Pager } from '../../../web/ui/pager.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { Status } from '../../../web/ui/status.tsx'
import { Tabs } from '../../../web/ui/tabs.tsx'
import { ExplanationState, type ExplanationCase } from '../contract.ts'
import { caseSize, useCases, type Side } from './query.ts'
import { cases } from './text.ts'
import { explanationsKey } from './waiting.ts'

export function Cases({ side }: { readonly side: Side }) {
  const address = useAddress()
  const parsed = ExplanationState.safeParse(address.get('state'))
  const state = parsed.success ? parsed.data : 'waiting'
  const page = Math.max(1, Number(address.get('page')) || 1)
  const query = useCases(side, state, page)
  useRefreshOn('explanation.', explanationsKey)
  const isDesk = side === 'desk'
  const title = isDesk ? cases.desk : cases.toMe
  const hrefOf = (one: ExplanationState) =>
    address.with({ state: one === 'waiting' ? null : one, page: null })
  const overdue = query.data?.overdue ?? 0
  return (
    <Frame title={title} note={isDesk ? cases.deskLead : cases.toMeLead}>
      <Tabs
        name={cases.statesName}
        on={hrefOf(state)}
        tabs={ExplanationState.options.map((one) => ({
          word: cases.states[one],
          href: hrefOf(one),
          count: one === 'waiting' ? query.data?.waiting : undefined,
        }))}
      />
      <Sheet name={title} bare>
        {isDesk && overdue > 0 && (
          <p className="in">
            <Status tone="refused">{cases.overdueCount(overdue)}</Status>
          </p>
        )}
        <Face
          query={query}
          what={cases.what}
          failedTitle={cases.failed}
          calm={cases.calm}
          isEmpty={(data) => data.items.length === 0}
          empty={<Empty title={cases.empty[state]}>{cases.emptyNote}</Empty>}
        >
          {(data) => (
            <>
              <List name={title}>
                {data.items.map((one) => (
                  <Line key={one.id} one={one} isDesk={isDesk} />
                ))}
              </List>
              <Pager
                page={page}
                pages={Math.ceil(data.total / caseSize)}
                href={(n) => address.with({ page: n === 1 ? null : n })}
              />
            </>
          )}
        </Face>
      </Sheet>
      <LiveNote />
    </Frame>
  )
}

function Line({ one, isDesk }: { readonly one: ExplanationCase; readonly isDesk: boolean }) {
  const now = useNow()
  const due = deadline(one.dueOn, now)
  const look = one.look.about ? `${one.look.what}: ${one.look.about}` : one.look.what
  return (
    <Row
      when={one.answer ? day(one.answer.at, now) : due.date}
      sub={one.answer ? undefined : due.rest}
      tone={one.answer ? undefined : due.tone}
      title={one.words}
      href={isDesk ? `/explanations/${one.id}?from=desk` : `/explanations/${one.id}`}
      status={
        one.answer ? (
          <Status tone="done">{cases.answered}</Status>
        ) : (
          <Status tone={one.isOverdue ? 'refused' : 'yours'}>
            {one.isOverdue ? cases.overdue : cases.waiting}
          </Status>
        )
      }
      note={[cases.asks(one.asker), look, isDesk ? one.look.who : ''].filter(Boolean).join(' · ')}
    />
  )
}
