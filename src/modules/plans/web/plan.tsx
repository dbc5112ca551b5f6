/** D4: the plan that runs: how it goes, this week, what comes; by weeks, by programmes, over a month. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useAddress } from '../../../web/address.ts'
import { call } from '../../../web/api.ts'
import { useRefreshOn } from '../../../web/live-line.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { fullDay } from '../../../web/ui/dates.ts'
import { DangerAct } from '../../../web/ui/danger-act.tsx'
import { Empty, Face, Waiting } from '../../../web/ui/faces.tsx'
import { FirstAct } from '../../../web/ui/first-act.tsx'
import { Brief, List } from '../../../web/ui/list.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { Progress } from '../../../web/ui/progress.tsx'
import { Sheet, Stack } from '../../../web/ui/sheet.tsx'
import { Status } from '../../../web/ui/status.tsx'
import { Tabs } from '../../../web/ui/tabs.tsx'
import { toast } from '../../../web/ui/toast.tsx'
import { nb } from '../../../web/ui/words.ts'
import { closePlan, type Plan } from '../contract.ts'
import { AddressSheet } from './address-sheet.tsx'
import { CheckpointSheet, GoalSheet, Said } from './beside.tsx'
import { Items } from './items.tsx'
import { Month } from './month.tsx'
import { currentQuery, draftQuery, listQuery, plansKey } from './query.ts'
import { text } from './text.ts'
import { Weeks } from './weeks.tsx'
import '../../../web/look/plan.css'

export function Page() {
  const query = useQuery(currentQuery)
  useRefreshOn('plan.', plansKey)
  const plan = query.data?.plan
  if (plan) return <One plan={plan} />
  return (
    <Frame title={text.title}>
      <Sheet name={text.title}>
        <Face
          query={query}
          what={text.what}
          failedTitle={text.failed}
          calm={text.calm}
          waiting={<Waiting what="Загружаем план" rows={5} />}
        >
          {() => <None />}
        </Face>
      </Sheet>
      <Past />
    </Frame>
  )
}

function None() {
  const draft = useQuery(draftQuery)
  const isBegun = (draft.data?.version ?? 0) > 0
  return (
    <Empty
      title={text.empty}
      acts={
        <Button size="small" href="/plan/new">
          {isBegun ? text.goOn : text.make}
        </Button>
      }
    >
      {text.emptyNote}
    </Empty>
  )
}

const views = ['weeks', 'list', 'calendar'] as const

function One({ plan }: { readonly plan: Plan }) {
  const address = useAddress()
  const view = views.find((v) => v === address.get('view')) ?? 'weeks'
  const href = (v: (typeof views)[number]) => (v === 'weeks' ? '/plan' : `/plan?view=${v}`)
  return (
    <Frame
      title={plan.name}
      note={text.until(plan.wishes.deadline)}
      side={
        <Button kind="plain" size="small" href={`/plan/new?change=${plan.id}`}>
          {text.change}
        </Button>
      }
      first={<Behind plan={plan} />}
      aside={
        <Stack>
          <GoalSheet proposal={plan.proposal} wishes={plan.wishes} />
          <CheckpointSheet proposal={plan.proposal} />
          <AddressSheet />
          <Close id={plan.id} />
        </Stack>
      }
    >
      <Going plan={plan} />
      <Said title={text.lacks} words={plan.proposal.shortfalls} />
      <Tabs
        name={text.viewsName}
        tabs={views.map((v) => ({ word: text.views[v], href: href(v) }))}
        on={href(view)}
      />
      {view === 'weeks' && <Weeks proposal={plan.proposal} />}
      {view === 'list' && <Items plan={plan} />}
      {view === 'calendar' && <Month plan={plan} />}
      <Said title={text.notes} words={plan.proposal.notes} />
      <Past />
    </Frame>
  )
}

/** The one act of the page, only when there is one. */
const Behind = ({ plan }: { readonly plan: Plan }) =>
  plan.progress.pace === 'behind' ? (
    <FirstAct
      status={text.behind}
      title={plan.progress.title}
      act={<Button href={`/plan/new?change=${plan.id}&step=3`}>{text.recount}</Button>}
    >
      {plan.progress.note}
    </FirstAct>
  ) : null

export const Going = ({ plan }: { readonly plan: Plan }) => (
  <Sheet title={text.pace}>
    <Stack>
      <Progress
        value={plan.progress.allHours === 0 ? 0 : (plan.progress.doneHours / plan.progress.allHours) * 100}
        label={text.doneLabel}
        note={text.done(plan.progress.doneHours, plan.progress.allHours)}
      />
      {plan.progress.pace !== 'behind' && (
        <p>
          {nb(plan.progress.title)}. <span className="small">{nb(plan.progress.note)}</span>
        </p>
      )}
    </Stack>
  </Sheet>
)

function Close({ id }: { readonly id: string }) {
  const cache = useQueryClient()
  return (
    <DangerAct
      word={text.close}
      act={text.closeAct}
      title={text.closeTitle}
      keep={text.closeKeep}
      run={() => call(closePlan, { params: { id } })}
      onDone={() => toast(text.closed)}
      onSettled={() => cache.invalidateQueries({ queryKey: plansKey })}
    >
      {text.closeNote}
    </DangerAct>
  )
}

/** Whoever has none sees nothing here. */
function Past() {
  const { data } = useQuery(listQuery)
  const past = (data?.items ?? []).filter((p) => p.state !== 'running')
  if (past.length === 0) return null
  return (
    <Sheet title={text.past} bare>
      <List name={text.past}>
        {past.map((p) => (
          <Brief
            key={p.id}
            status={<Status tone={p.state === 'reached' ? 'done' : 'quiet'}>{text.states[p.state]}</Status>}
            title={nb(p.name)}
            href={`/plan/${p.id}`}
            note={`${fullDay(p.savedAt)}, ${text.done(p.doneHours, p.allHours)}`}
          />
        ))}
      </List>
    </Sheet>
  )
}
