/** D4: what is proposed, with its reasons; the person swaps, takes away, adds. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../../web/api.ts'
import { Button } from '../../../web/ui/button.tsx'
import { useNow } from '../../../web/ui/clock.tsx'
import { day } from '../../../web/ui/dates.ts'
import { Dialog } from '../../../web/ui/dialog.tsx'
import { Face, Waiting } from '../../../web/ui/faces.tsx'
import type { Find } from '../../../web/ui/fields/options.ts'
import { PickField } from '../../../web/ui/fields/select-field.tsx'
import { List, Row } from '../../../web/ui/list.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { Status } from '../../../web/ui/status.tsx'
import { toast } from '../../../web/ui/toast.tsx'
import { nb } from '../../../web/ui/words.ts'
import { searchCatalogue } from '../../learning/contract.ts'
import { alternatives, type PlanItem, type Proposal, type Wanted, type Wishes } from '../contract.ts'
import { Said } from './beside.tsx'
import { plansKey } from './query.ts'
import { text } from './text.ts'
import { words } from './text-wizard.ts'

interface PlanStepProps {
  readonly wishes: Wishes
  readonly proposal: Proposal
  readonly items: readonly Wanted[]
  readonly setItems: (items: readonly Wanted[]) => void
  readonly onAgain: () => void
}

const programmesBy: Find = async (typed, signal) => {
  const { items } = await call(searchCatalogue, { query: { text: typed, size: 10 } }, { signal })
  return items.map((p) => ({ value: p.id, label: p.title, note: `${p.organisation.name}, ${p.credits} ЗЕТ` }))
}

export function PlanStep({ wishes, proposal, items, setItems, onAgain }: PlanStepProps) {
  const now = useNow()
  const [swapped, setSwapped] = useState<PlanItem | null>(null)
  const takeAway = (programmeId: string) => {
    setItems(items.filter((w) => w.programmeId !== programmeId))
    toast(words.removed, { word: words.undo, run: () => setItems(items) })
  }
  const put = (fresh: Wanted, instead?: string) => {
    const rest = items.filter((w) => w.programmeId !== instead && w.programmeId !== fresh.programmeId)
    setItems([...rest, fresh])
  }
  const { sum } = proposal
  return (
    <>
      <Said title={text.lacks} words={proposal.shortfalls} />
      <Sheet
        title={words.found}
        bare
        side={<span className="small num">{words.sum(proposal.items.length, sum.credits, sum.hours)}</span>}
      >
        {proposal.items.length === 0 ? (
          <p className="in">{words.noItems}</p>
        ) : (
          <List name={words.found}>
            {proposal.items.map((i) => (
              <Row
                key={i.programmeId}
                when={text.credits(i.credits)}
                sub={text.dueBy(day(i.dueOn, now))}
                title={i.title}
                note={
                  <>
                    {nb(text.itemNote(i.organisation, text.kinds[i.kind].toLowerCase(), i.hours, i.credits))}
                    <ul className="plan-why" aria-label={words.why}>
                      {i.why.map((w) => (
                        <li key={w}>{nb(w)}</li>
                      ))}
                    </ul>
                  </>
                }
                status={i.state === 'done' ? <Status tone="done">{text.items.done}</Status> : undefined}
                act={
                  i.state === 'done' ? undefined : (
                    <div className="plan-acts">
                      <Button
                        kind="plain"
                        size="small"
                        label={`${words.swap}: ${i.title}`}
                        onClick={() => setSwapped(i)}
                      >
                        {words.swap}
                      </Button>
                      <Button
                        kind="quiet"
                        size="small"
                        label={`${words.removeItem}: ${i.title}`}
                        onClick={() => takeAway(i.programmeId)}
                      >
                        {words.removeItem}
                      </Button>
                    </div>
                  )
                }
              />
            ))}
          </List>
        )}
        {proposal.shortfalls.length === 0 && proposal.items.length > 0 && (
          <p className="in">
            <Status tone="done">{words.isEnough}</Status>
          </p>
        )}
      </Sheet>
      <Sheet title={words.addItem}>
        <PickField
          name="add"
          label={words.addHint}
          value={null}
          find={programmesBy}
          onChange={(option) => {
            if (option) put({ programmeId: option.value, sessionId: null })
          }}
        />
        <p>
          <Button kind="quiet" size="small" onClick={onAgain}>
            {words.again}
          </Button>
        </p>
      </Sheet>
      <Said title={text.notes} words={proposal.notes} />
      {proposal.leftOut.length > 0 && (
        <Sheet
          title={words.leftOut}
          bare
          side={<span className="small num">{words.leftOutCount(proposal.leftOutCount)}</span>}
        >
          <List name={words.leftOut}>
            {proposal.leftOut.map((l) => (
              <Row key={l.programmeId} title={l.title} href={`/catalogue/${l.programmeId}`} note={l.why} />
            ))}
          </List>
        </Sheet>
      )}
      {swapped && (
        <SwapDialog
          wishes={wishes}
          items={items}
          item={swapped}
          onClose={() => setSwapped(null)}
          onChoose={(fresh) => {
            put(fresh, swapped.programmeId)
            setSwapped(null)
          }}
        />
      )}
    </>
  )
}

interface SwapProps {
  readonly wishes: Wishes
  readonly items: readonly Wanted[]
  readonly item: PlanItem
  readonly onClose: () => void
  readonly onChoose: (fresh: Wanted) => void
}

function SwapDialog({ wishes, items, item, onClose, onChoose }: SwapProps) {
  const query = useQuery({
    queryKey: [...plansKey, 'alternatives', wishes, items, item.programmeId],
    queryFn: ({ signal }) =>
      call(alternatives, { body: { wishes, items: [...items], programmeId: item.programmeId } }, { signal }),
  })
  return (
    <Dialog open onClose={onClose} title={words.swapTitle(item.title)} size="wide">
      <Face
        query={query}
        what={words.swapWhat}
        failedTitle={words.failed}
        waiting={<Waiting what={words.looking} rows={3} shape="lines" />}
        isEmpty={(data) => data.items.length === 0}
        empty={<p>{words.swapNone}</p>}
      >
        {(data) => (
          <List name={words.swapTitle(item.title)}>
            {data.items.map((i) => (
              <Row
                key={i.programmeId}
                when={text.credits(i.credits)}
                title={i.title}
                note={[i.organisation, ...i.why].join('. ')}
                act={
                  <Button
                    kind="plain"
                    size="small"
                    label={`${words.choose}: ${i.title}`}
                    onClick={() => onChoose({ programmeId: i.programmeId, sessionId: i.session?.id ?? null })}
                  >
                    {words.choose}
                  </Button>
                }
              />
            ))}
          </List>
        )}
      </Face>
    </Dialog>
  )
}
