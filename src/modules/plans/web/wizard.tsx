/** D4: the wizard of a plan: five steps, a draft that saves itself; the step stands in the address. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useAct } from '../../../web/act.ts'
import { useAddress, useGo } from '../../../web/address.ts'
import { call, Refusal } from '../../../web/api.ts'
import { Button } from '../../../web/ui/button.tsx'
import { ErrorSummary, type Fault } from '../../../web/ui/error-summary.tsx'
import { Face, Waiting, type Asked } from '../../../web/ui/faces.tsx'
import { Acts } from '../../../web/ui/form.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { toast } from '../../../web/ui/toast.tsx'
import { faultsOf } from '../../../web/ui/use-form.ts'
import {
  changePlan,
  createPlan,
  deleteDraft,
  proposePlan,
  replan,
  reviewPlan,
  Wishes,
  type Plan,
  type PlanDraft,
  type Wanted,
} from '../contract.ts'
import { GoalSheet, Said } from './beside.tsx'
import { DifferenceSheet } from './difference.tsx'
import { ImpossibleSheets } from './impossible.tsx'
import { currentQuery, draftQuery, plansKey, planQuery } from './query.ts'
import { PlanStep } from './step-plan.tsx'
import { GoalStep, TimeStep, TopicStep } from './step-wishes.tsx'
import { Steps } from './stepper.tsx'
import { text } from './text.ts'
import { words } from './text-wizard.ts'
import { useDraft, type Draft } from './use-draft.ts'
import { WeekList } from './weeks.tsx'
import '../../../web/look/plan.css'

const crumbs = [[text.title, '/plan']] as const
const last = words.steps.length - 1

/** `?change=<id>`: another shape of the plan that runs; otherwise a new one from the kept draft. */
export function Page() {
  const address = useAddress()
  const id = address.get('change')
  const plan = useQuery({ ...planQuery(id), enabled: id !== '' })
  const draft = useQuery({ ...draftQuery, enabled: id === '' })
  const current = useQuery({ ...currentQuery, enabled: id === '' })
  const query: Asked<unknown> = id === '' ? draft : plan
  const title = id === '' ? words.title : words.changeTitle
  if (id !== '' && plan.data)
    return <Wizard key={id} title={title} plan={plan.data} draft={draftOf(plan.data)} />
  if (id === '' && draft.data && current.data !== undefined)
    return (
      <Wizard
        key={draft.data.planId ?? 'new'}
        title={title}
        plan={null}
        draft={cameWith(draft.data, address.get('with'), address.get('cycle'))}
      />
    )
  return (
    <Frame title={title} crumbs={crumbs}>
      <Sheet name={title}>
        <Face
          query={query}
          what={words.draftWhat}
          failedTitle={words.draftFailed}
          waiting={<Waiting what="Загружаем черновик" rows={5} shape="lines" />}
        >
          {() => null}
        </Face>
      </Sheet>
    </Frame>
  )
}

const draftOf = (plan: Plan): PlanDraft => ({
  wishes: plan.wishes,
  step: 0,
  items: null,
  planId: plan.id,
  savedAt: null,
  version: 0,
})

/** A programme or a cycle that somebody came with. */
function cameWith(draft: PlanDraft, programmeId: string, cycleId: string): PlanDraft {
  const kept = Wishes.shape.kept.safeParse([...draft.wishes.kept, ...(programmeId ? [programmeId] : [])]).data
  const cycle = Wishes.shape.cycleId.safeParse(cycleId || null).data ?? null
  return {
    ...draft,
    wishes: {
      ...draft.wishes,
      kept: [...new Set(kept ?? draft.wishes.kept)],
      ...(cycle ? { cycleId: cycle, goals: [...new Set(['cycle' as const, ...draft.wishes.goals])] } : {}),
    },
  }
}

/** On which step a field stands. */
const stepOf = (field: string): number =>
  /^(goals|cycleId|hours)$/.test(field) ? 0 : /^(specialties|words)/.test(field) ? 1 : 2

interface WizardProps {
  readonly title: string
  readonly plan: Plan | null
  readonly draft: PlanDraft
}

function Wizard({ title, plan, draft: initial }: WizardProps) {
  const address = useAddress()
  const draft = useDraft(initial, plan === null)
  const [faults, setFaults] = useState<readonly Fault[]>([])
  const [attempt, setAttempt] = useState(0)
  const { wishes, items } = draft
  const typed = address.get('step')
  const step = Math.min(last, /^[0-4]$/.test(typed) ? Number(typed) : draft.step)
  const go = (to: number) => {
    draft.change({ step: to })
    address.set({ step: to })
    window.scrollTo({ top: 0 })
  }
  const set = (to: Partial<Wishes>) => {
    setFaults((old) => old.filter((f) => !(f.field in to) && !f.field.startsWith('away')))
    // Other wishes, another plan: what was chosen by hand is proposed anew, what must be in stays.
    draft.change({ wishes: { ...wishes, ...to }, items: null })
  }
  const setItems = (next: readonly Wanted[]) => draft.change({ items: [...next] })
  const answer = useQuery({
    queryKey: [...plansKey, 'answer', plan?.id ?? '', wishes, items],
    enabled: step >= 3,
    retry: false,
    queryFn: async ({ signal }) => {
      if (items) {
        const body = { wishes, items: [...items], planId: plan?.id ?? null }
        return { impossible: null, ...(await call(reviewPlan, { body }, { signal })) }
      }
      if (plan) return call(replan, { params: { id: plan.id }, body: wishes }, { signal })
      return { difference: null, ...(await call(proposePlan, { body: wishes }, { signal })) }
    },
    placeholderData: (before) => (items ? before : undefined),
  })
  const proposal = answer.data?.proposal ?? null
  const chosen =
    items ??
    proposal?.items.map((i) => ({ programmeId: i.programmeId, sessionId: i.session?.id ?? null })) ??
    []
  const isWrong = answer.error instanceof Refusal && answer.error.status === 422
  useEffect(() => {
    if (!isWrong) return
    const found = faultsOf(answer.error)
    setFaults(found)
    setAttempt((n) => n + 1)
    address.set({ step: Math.min(...found.map((f) => stepOf(f.field))) }, 'replace')
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [isWrong, answer.error])
  return (
    <Frame title={title} note={words.step(step + 1, words.steps.length, words.steps[step]!)} crumbs={crumbs}>
      <Steps step={step} reach={Math.max(step, draft.step, plan ? 3 : 0)} onStep={go} />
      <ErrorSummary faults={faults} attempt={attempt} after={words.after} />
      {draft.isElsewhere && <p role="status">{words.elsewhere}</p>}
      {step === 0 && <GoalStep wishes={wishes} set={set} faults={faults} />}
      {step === 1 && <TopicStep wishes={wishes} set={set} faults={faults} />}
      {step === 2 && <TimeStep wishes={wishes} set={set} faults={faults} />}
      {step >= 3 && !isWrong && (
        <Face
          query={answer}
          what={words.draftWhat}
          failedTitle={words.failed}
          calm={words.calm}
          waiting={
            <Sheet name={words.found}>
              <Waiting what={words.looking} rows={5} />
            </Sheet>
          }
        >
          {(data) =>
            data.impossible ? (
              <ImpossibleSheets
                of={data.impossible}
                onTry={(w) => draft.change({ wishes: w, items: null })}
              />
            ) : (
              proposal &&
              (step === 3 ? (
                <PlanStep
                  wishes={wishes}
                  proposal={proposal}
                  items={chosen}
                  setItems={setItems}
                  onAgain={() => draft.change({ items: null })}
                />
              ) : (
                <>
                  {data.difference && <DifferenceSheet of={data.difference} />}
                  <GoalSheet proposal={proposal} wishes={wishes} />
                  <Said title={text.lacks} words={proposal.shortfalls} />
                  <WeekList
                    title={words.weeksTitle}
                    weeks={proposal.weeks.filter((w) => w.parts.length > 0)}
                    proposal={proposal}
                  />
                </>
              ))
            )
          }
        </Face>
      )}
      <WizardActs
        draft={draft}
        plan={plan}
        step={step}
        go={go}
        canGo={step < 3 || proposal !== null}
        items={chosen}
      />
    </Frame>
  )
}

interface ActsProps {
  readonly draft: Draft
  readonly plan: Plan | null
  readonly step: number
  readonly go: (step: number) => void
  readonly canGo: boolean
  readonly items: readonly Wanted[]
}

function WizardActs({ draft, plan, step, go, canGo, items }: ActsProps) {
  const cache = useQueryClient()
  const leave = useGo()
  const once = useAct()
  const save = useMutation({
    mutationFn: async () => {
      await draft.flush()
      draft.stop()
      const body = { wishes: draft.wishes, items: [...items] }
      return plan
        ? call(changePlan, { params: { id: plan.id }, body: { ...body, version: plan.version } })
        : once((idempotencyKey) => call(createPlan, { body }, { idempotencyKey }))
    },
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: plansKey })
      toast(words.saved)
      leave('/plan')
    },
  })
  const drop = useMutation({
    mutationFn: async () => {
      draft.stop()
      await call(deleteDraft, {})
    },
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: plansKey })
      toast(plan ? words.kept : words.dropped)
      leave('/plan')
    },
  })
  const forward = step === 2 ? words.propose : step === 3 ? words.toCheck : words.next
  const said = {
    blank: draft.savedAt ? words.savedAt(draft.savedAt) : '',
    saving: words.saving,
    saved: draft.savedAt ? words.savedAt(draft.savedAt) : '',
    unsaved: words.unsaved,
  }
  return (
    <>
      {save.isError && <ErrorSummary faults={faultsOf(save.error)} />}
      <Acts>
        {step < last ? (
          <Button disabled={!canGo} onClick={() => go(step + 1)}>
            {forward}
          </Button>
        ) : (
          <Button busy={save.isPending} disabled={items.length === 0} onClick={() => save.mutate()}>
            {plan ? words.accept : words.save}
          </Button>
        )}
        {step > 0 && (
          <Button kind="plain" wide onClick={() => go(step - 1)}>
            {words.back}
          </Button>
        )}
        <Button kind="quiet" wide busy={drop.isPending} onClick={() => drop.mutate()}>
          {plan ? words.keep : words.drop}
        </Button>
        {said[draft.state] && (
          <span className="tiny num" role={draft.state === 'unsaved' ? 'alert' : 'status'}>
            {said[draft.state]}
          </span>
        )}
      </Acts>
    </>
  )
}
