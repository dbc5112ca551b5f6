/** D4: programmes of a plan with their days; hours that the portal cannot know are told here. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { call } from '../../../web/api.ts'
import { Button } from '../../../web/ui/button.tsx'
import { useNow } from '../../../web/ui/clock.tsx'
import { deadline } from '../../../web/ui/dates.ts'
import { Dialog } from '../../../web/ui/dialog.tsx'
import { TextField } from '../../../web/ui/fields/text-field.tsx'
import { Acts } from '../../../web/ui/form.tsx'
import { List, Row } from '../../../web/ui/list.tsx'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { Status, type Tone } from '../../../web/ui/status.tsx'
import { toast } from '../../../web/ui/toast.tsx'
import { tellProgress, type ItemState, type Plan, type PlanItem } from '../contract.ts'
import { plansKey } from './query.ts'
import { text } from './text.ts'

const tones: Record<ItemState, Tone> = {
  ahead: 'quiet',
  learning: 'yours',
  told: 'ours',
  done: 'done',
  gone: 'refused',
}

export function Items({ plan }: { readonly plan: Plan }) {
  const now = useNow()
  const [asked, setAsked] = useState<PlanItem | null>(null)
  return (
    <Sheet title={text.programmes} bare>
      <List name={text.programmes}>
        {plan.proposal.items.map((i) => {
          const due = i.state === 'done' || i.state === 'gone' ? null : deadline(i.dueOn, now)
          const isOpen = plan.can.change && (i.state === 'ahead' || i.state === 'learning')
          return (
            <Row
              key={i.programmeId}
              when={due?.date ?? (i.finishedOn ? deadline(i.finishedOn, now).date : '—')}
              sub={due?.rest}
              tone={due?.tone}
              title={i.title}
              href={`/catalogue/${i.programmeId}`}
              note={text.itemNote(i.organisation, text.kinds[i.kind].toLowerCase(), i.hours, i.credits)}
              status={
                <Status tone={tones[i.state]}>
                  {i.state === 'learning' && i.doneHours > 0
                    ? text.done(i.doneHours, i.hours)
                    : text.items[i.state]}
                </Status>
              }
              act={
                isOpen ? (
                  <Button
                    kind="plain"
                    size="small"
                    label={`${text.tell}: ${i.title}`}
                    onClick={() => setAsked(i)}
                  >
                    {text.tell}
                  </Button>
                ) : undefined
              }
            />
          )
        })}
      </List>
      {asked && <TellDialog plan={plan} item={asked} onClose={() => setAsked(null)} />}
    </Sheet>
  )
}

interface TellProps {
  readonly plan: Plan
  readonly item: PlanItem
  readonly onClose: () => void
}

function TellDialog({ plan, item, onClose }: TellProps) {
  const cache = useQueryClient()
  const [typed, setTyped] = useState(item.doneHours > 0 ? String(item.doneHours) : '')
  const [isTried, setTried] = useState(false)
  const isWrong = !/^\d{1,4}$/.test(typed.trim())
  const act = useMutation({
    mutationFn: () =>
      call(tellProgress, {
        params: { id: plan.id, programmeId: item.programmeId },
        body: { hours: Number(typed.trim()) },
      }),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: plansKey })
      toast(text.told)
      onClose()
    },
  })
  const send = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!isWrong) act.mutate()
  }
  return (
    <Dialog open firm onClose={onClose} title={text.tellTitle(item.title)}>
      <form className="stack" noValidate onSubmit={send}>
        <TextField
          name="hours"
          label={text.tellField}
          hint={text.tellHint(item.hours)}
          inputMode="numeric"
          width="short"
          value={typed}
          onChange={setTyped}
          error={isTried && isWrong ? text.tellFault : undefined}
        />
        {act.isError && <p role="alert">{refusedBy(act.error).title}</p>}
        <Acts>
          <Button type="submit" busy={act.isPending}>
            {text.tellAct}
          </Button>
          <Button kind="plain" wide onClick={onClose}>
            {text.cancel}
          </Button>
        </Acts>
      </form>
    </Dialog>
  )
}
