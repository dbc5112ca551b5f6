/** D4: the first three steps: what for, what about, when. */
import { useQuery } from '@tanstack/react-query'
import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { call } from '../../../web/api.ts'
import { Button } from '../../../web/ui/button.tsx'
import { useNow } from '../../../web/ui/clock.tsx'
import { isoDay } from '../../../web/ui/dates.ts'
import { fieldId, type Fault } from '../../../web/ui/error-summary.tsx'
import { Checkbox, RadioField } from '../../../web/ui/fields/choice-field.tsx'
import { DateField } from '../../../web/ui/fields/date-field.tsx'
import { SelectField } from '../../../web/ui/fields/select-field.tsx'
import { TextField } from '../../../web/ui/fields/text-field.tsx'
import { Fields, Pair } from '../../../web/ui/form.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { nb } from '../../../web/ui/words.ts'
import { listCycles } from '../../credits/contract.ts'
import { Difficulty } from '../../learning/contract.ts'
import { specialtyOption, useSpecialties } from '../../organisations/web/choices.ts'
import { Goal, mostTopics, type Wishes } from '../contract.ts'
import { words } from './text-wizard.ts'

export interface StepProps {
  readonly wishes: Wishes
  readonly set: (to: Partial<Wishes>) => void
  readonly faults: readonly Fault[]
}

const faultOf = (faults: readonly Fault[], field: string) => faults.find((f) => f.field === field)?.message

export function GoalStep({ wishes, set, faults }: StepProps) {
  const cycles = useQuery({
    queryKey: ['credits', 'all'],
    queryFn: ({ signal }) => call(listCycles, {}, { signal }),
  })
  const open = (cycles.data?.items ?? []).filter((c) => c.state === 'running')
  const has = (goal: Goal) => wishes.goals.includes(goal)
  return (
    <Sheet title={words.goals}>
      <Fields>
        <fieldset className="field choices">
          <legend className="for-readers">{words.goals}</legend>
          {Goal.options.map((goal, i) => (
            <Checkbox
              key={goal}
              name={i === 0 ? 'goals' : `goals-${goal}`}
              label={words.goal[goal]}
              hint={words.goalHints[goal]}
              value={has(goal)}
              error={i === 0 ? faultOf(faults, 'goals') : undefined}
              onChange={(on) =>
                set({
                  goals: Goal.options.filter((g) => (g === goal ? on : has(g))),
                  // The only cycle needs no choosing.
                  ...(goal === 'cycle' && on && wishes.cycleId === null && open.length === 1
                    ? { cycleId: open[0]!.id, deadline: wishes.deadline || open[0]!.filingFrom }
                    : {}),
                })
              }
            />
          ))}
        </fieldset>
        {has('cycle') && cycles.data && open.length === 0 && (
          <p id={fieldId('cycleId')} tabIndex={-1}>
            {words.noCycle}{' '}
            <a className="link" href="/credits/new">
              {words.openCycle}
            </a>
          </p>
        )}
        {has('cycle') && open.length > 0 && (
          <RadioField
            name="cycleId"
            label={words.cycle}
            choices={open.map((c) => ({
              value: c.id,
              label: words.cycleOf(c.specialty.name, c.endsOn),
              hint: words.cycleMissing(c.forecast.ways[0]?.missing ?? 0),
            }))}
            value={wishes.cycleId ?? ''}
            error={faultOf(faults, 'cycleId')}
            onChange={(id) => set({ cycleId: id })}
          />
        )}
        {has('hours') && (
          <TextField
            name="hours"
            label={words.hours}
            hint={words.hoursHint}
            inputMode="numeric"
            width="short"
            value={wishes.hours}
            error={faultOf(faults, 'hours')}
            onChange={(hours) => set({ hours })}
          />
        )}
      </Fields>
    </Sheet>
  )
}

export function TopicStep({ wishes, set, faults }: StepProps) {
  const all = useSpecialties()
  const [typed, setTyped] = useState('')
  const nameOf = (key: string) => all.find((s) => s.key === key)?.name ?? key
  const isFull = wishes.specialties.length + wishes.words.length >= mostTopics
  const addWord = () => {
    const word = typed.trim()
    if (word === '' || wishes.words.includes(word)) return
    set({ words: [...wishes.words, word] })
    setTyped('')
  }
  const pills = [
    ...wishes.specialties.map((key) => ({
      key,
      name: nameOf(key),
      without: () => set({ specialties: wishes.specialties.filter((k) => k !== key) }),
    })),
    ...wishes.words.map((word) => ({
      key: word,
      name: `«${word}»`,
      without: () => set({ words: wishes.words.filter((w) => w !== word) }),
    })),
  ]
  return (
    <Sheet title={words.topics}>
      <Fields>
        <p className="small">{words.topicsHint}</p>
        {pills.length > 0 && (
          <div className="filters">
            {pills.map((p) => (
              <button
                key={p.key}
                type="button"
                className="pill"
                aria-label={words.remove(p.name)}
                onClick={p.without}
              >
                {nb(p.name)}
                <IconX size={16} aria-hidden />
              </button>
            ))}
          </div>
        )}
        <SelectField
          name="specialties"
          label={words.specialty}
          placeholder={words.pick}
          value=""
          disabled={isFull}
          error={faultOf(faults, 'specialties')}
          options={all.filter((s) => !wishes.specialties.includes(s.key)).map(specialtyOption)}
          onChange={(key) => {
            if (key) set({ specialties: [...wishes.specialties, key] })
          }}
        />
        <div className="plan-word">
          <TextField
            name="word"
            label={words.word}
            hint={words.wordHint}
            maxLength={80}
            value={typed}
            disabled={isFull}
            onChange={setTyped}
          />
          <Button kind="plain" disabled={isFull} onClick={addWord}>
            {words.addWord}
          </Button>
        </div>
        <RadioField
          name="difficulty"
          label={words.level}
          choices={[
            { value: '', label: words.anyLevel },
            ...Difficulty.options.map((value) => ({ value, label: words.levels[value] })),
          ]}
          value={wishes.difficulty ?? ''}
          onChange={(value) => set({ difficulty: Difficulty.safeParse(value).data ?? null })}
        />
      </Fields>
    </Sheet>
  )
}

export function TimeStep({ wishes, set, faults }: StepProps) {
  const today = isoDay(useNow())
  const change = (i: number, to: Partial<Wishes['away'][number]>) =>
    set({ away: wishes.away.map((a, n) => (n === i ? { ...a, ...to } : a)) })
  return (
    <>
      <Sheet name={words.steps[2]}>
        <Fields>
          <Pair>
            <TextField
              name="hoursPerWeek"
              label={words.perWeek}
              hint={words.perWeekHint}
              inputMode="numeric"
              value={wishes.hoursPerWeek}
              error={faultOf(faults, 'hoursPerWeek')}
              onChange={(hoursPerWeek) => set({ hoursPerWeek })}
            />
            <DateField
              name="deadline"
              label={words.deadline}
              min={today}
              value={wishes.deadline}
              error={faultOf(faults, 'deadline')}
              onChange={(deadline) => set({ deadline })}
            />
          </Pair>
          <Checkbox
            name="isFreeOnly"
            label={words.free}
            hint={words.freeHint}
            value={wishes.isFreeOnly}
            onChange={(isFreeOnly) => set({ isFreeOnly })}
          />
          <Checkbox
            name="mayLeave"
            label={words.leave}
            hint={words.leaveHint}
            value={wishes.mayLeave}
            onChange={(mayLeave) => set({ mayLeave })}
          />
        </Fields>
      </Sheet>
      <Sheet title={words.away}>
        <Fields>
          <p className="small">{words.awayHint}</p>
          {wishes.away.map((a, i) => (
            <div key={i} className="plan-away">
              <Pair>
                <DateField
                  name={`away.${i}.from`}
                  label={words.awayFrom}
                  value={a.from}
                  error={faultOf(faults, `away.${i}.from`)}
                  onChange={(from) => change(i, { from })}
                />
                <DateField
                  name={`away.${i}.to`}
                  label={words.awayTo}
                  value={a.to}
                  error={faultOf(faults, `away.${i}.to`)}
                  onChange={(to) => change(i, { to })}
                />
              </Pair>
              <Button
                kind="quiet"
                size="small"
                label={words.removeAway(i + 1)}
                onClick={() => set({ away: wishes.away.filter((_, n) => n !== i) })}
              >
                {words.removeItem}
              </Button>
            </div>
          ))}
          {wishes.away.length < 20 && (
            <div>
              <Button
                kind="plain"
                size="small"
                onClick={() => set({ away: [...wishes.away, { from: '', to: '' }] })}
              >
                {words.addAway}
              </Button>
            </div>
          )}
        </Fields>
      </Sheet>
    </>
  )
}
