/** D4: programmes of a plan with their days; hours that the portal cannot know are told here. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { call } from '../../../web/api.ts'
import { useRefreshOn } from '../../../web/live-line.tsx'
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
import { nb } from '../../../web/ui/words.ts'
import { tellProgress, type Around, type ItemState, type Plan, type PlanItem } from '../contract.ts'
import { aroundQuery, plansKey } from './query.ts'
import { text } from './text.ts'

const tones: Record<ItemState, Tone> = {
  ahead: 'quiet',
  learning: 'yours',
  told: 'ours',
  done: 'done',
  gone: 'refused',
}

type Beside = Around['items'][number]

/** Where the person goes on with a programme; nothing where it is done or gone. */
function wayOf(i: PlanItem, beside: Beside | undefined): { word: string; href: string } | null {
  if (i.state === 'done' || i.state === 'gone' || beside?.study?.state === 'finished') return null
  const study = beside?.study
  if (!study) return { word: text.toLearning.enrol, href: `/catalogue/${i.programmeId}` }
  const word =
    study.state === 'applied'
      ? text.toLearning.applied
      : study.share > 0
        ? text.toLearning.goOn
        : text.toLearning.learn
  return { word, href: `/learning/${study.id}` }
}

export function Items({ plan }: { readonly plan: Plan }) {
  const [asked, setAsked] = useState<PlanItem | null>(null)
  const around = useQuery(aroundQuery)
  useRefreshOn('study.', aroundQuery.queryKey)
  return (
    <Sheet title={text.programmes} bare>
      <List name={text.programmes}>
        {plan.proposal.items.map((i) => (
          <Item
            key={i.programmeId}
            item={i}
            beside={around.data?.items.find((b) => b.programmeId === i.programmeId)}
            isKnown={around.data !== undefined}
            canChange={plan.can.change}
            onTell={() => setAsked(i)}
          />
        ))}
      </List>
      {around.isError && (
        <p className="in small" role="alert">
          {text.eventsFailed}
        </p>
      )}
      {asked && <TellDialog plan={plan} item={asked} onClose={() => setAsked(null)} />}
    </Sheet>
  )
}

interface ItemProps {
  readonly item: PlanItem
  readonly beside: Beside | undefined
  /** How it stands has come: no button changes under the hand. */
  readonly isKnown: boolean
  readonly canChange: boolean
  readonly onTell: () => void
}

function Item({ item: i, beside, isKnown, canChange, onTell }: ItemProps) {
  const now = useNow()
  const due = i.state === 'done' || i.state === 'gone' ? null : deadline(i.dueOn, now)
  const isOpen = canChange && (i.state === 'ahead' || i.state === 'learning')
  const way = isKnown ? wayOf(i, beside) : null
  return (
    <Row
      when={due?.date ?? (i.finishedOn ? deadline(i.finishedOn, now).date : '—')}
      sub={due?.rest}
      tone={due?.tone}
      title={i.title}
      href={beside?.study ? `/learning/${beside.study.id}` : `/catalogue/${i.programmeId}`}
      note={
        <>
          {text.itemNote(i.organisation, text.kinds[i.kind].toLowerCase(), i.hours, i.credits)}
          {beside && beside.materials.length > 0 && <Materials of={beside.materials} />}
        </>
      }
      status={
        <Status tone={tones[i.state]}>
          {i.state === 'learning' && i.doneHours > 0 ? text.done(i.doneHours, i.hours) : text.items[i.state]}
        </Status>
      }
      act={
        (way || isOpen) && (
          <div className="side-acts">
            {way && (
              <Button
                kind="plain"
                size="small"
                wide={false}
                label={`${way.word}: ${i.title}`}
                href={way.href}
              >
                {way.word}
              </Button>
            )}
            {isOpen && (
              <Button
                kind="quiet"
                size="small"
                wide={false}
                label={`${text.tell}: ${i.title}`}
                onClick={onTell}
              >
                {text.tell}
              </Button>
            )}
          </div>
        )
      }
    />
  )
}

const Materials = ({ of }: { readonly of: Beside['materials'] }) => (
  <details>
    <summary>{text.materials(of.length)}</summary>
    <ul className="plain-list">
      {of.map((m, n) => (
        <li key={`${n} ${m.title}`}>
          {nb(m.title)} <span className="tiny">{text.materialKinds[m.kind]}</span>
        </li>
      ))}
    </ul>
  </details>
)

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
