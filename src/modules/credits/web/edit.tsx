/** D7+: the form of a cycle, new or mended; a paper that is not given out yet asks for no number. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { z } from 'zod'
import { useGo, useParam } from '../../../web/address.ts'
import { call, Refusal } from '../../../web/api.ts'
import { currentIn } from '../../../web/stale.ts'
import { BeforeOne } from '../../../web/ui/before-one.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { useNow } from '../../../web/ui/clock.tsx'
import { isoDay } from '../../../web/ui/dates.ts'
import { Checkbox, RadioField } from '../../../web/ui/fields/choice-field.tsx'
import { DateField } from '../../../web/ui/fields/date-field.tsx'
import { SelectField } from '../../../web/ui/fields/select-field.tsx'
import { TextField } from '../../../web/ui/fields/text-field.tsx'
import { Acts, Fields, Form, Pair } from '../../../web/ui/form.tsx'
import { List, Row } from '../../../web/ui/list.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { toast } from '../../../web/ui/toast.tsx'
import { useForm } from '../../../web/ui/use-form.ts'
import { specialtyOption, useSpecialties } from '../../organisations/web/choices.ts'
import { changeCycle, Cycle, cycleLoses, DocumentKind, LeavingCredit, openCycle } from '../contract.ts'
import { crumbs } from './one.tsx'
import { creditsKey, cycleQuery } from './query.ts'
import { text } from './text.ts'

/** `/credits/new` has no id: the same form, empty. */
export function Page() {
  const id = useParam('id')
  const query = useQuery({ ...cycleQuery(id), enabled: id !== '' })
  const title = id ? text.editTitle : text.newTitle
  if (id !== '' && !query.data)
    return (
      <BeforeOne
        query={query}
        title={title}
        crumbs={crumbs}
        rows={8}
        what={text.oneWhat}
        failedTitle={text.oneFailed}
        calm={text.calm}
        absentTitle={text.absentTitle}
        absentNote={text.absentNote}
        back={[text.toAll, '/credits']}
      />
    )
  return (
    <Frame title={title} note={text.newNote} crumbs={crumbs}>
      <CycleForm cycle={query.data ?? null} />
    </Frame>
  )
}

const labels = {
  specialty: text.specialty,
  documentKind: text.document,
  series: text.series,
  number: text.docNumber,
  issuedOn: text.issued,
}

function CycleForm({ cycle }: { readonly cycle: Cycle | null }) {
  const cache = useQueryClient()
  const go = useGo()
  const today = isoDay(useNow())
  const known = useSpecialties()
  // The version the fields were taken from; after a conflict the one that was shown.
  const [base, setBase] = useState(cycle)
  const [isChanged, setChanged] = useState(false)
  const [leaving, setLeaving] = useState<readonly LeavingCredit[]>([])
  const form = useForm({
    initial: {
      specialty: cycle?.specialty.key ?? '',
      documentKind: cycle?.document.kind ?? ('accreditation' as string),
      isAwaited: cycle !== null && cycle.document.number === null,
      series: cycle?.document.series ?? '',
      number: cycle?.document.number ?? '',
      issuedOn: cycle?.document.issuedOn ?? '',
    },
    labels,
    send: async (typed) => {
      const body = { ...typed, documentKind: DocumentKind.parse(typed.documentKind) }
      try {
        const saved = base
          ? await call(changeCycle, {
              params: { id: base.id },
              body: { ...body, version: base.version, isAgreed: leaving.length > 0 },
            })
          : await call(openCycle, { body })
        await cache.invalidateQueries({ queryKey: creditsKey })
        toast(base ? text.saved : text.opened)
        go(`/credits/${saved.id}`)
      } catch (error) {
        const current = currentIn(error, Cycle)
        if (current) {
          setBase(current)
          setChanged(true)
        }
        const lost = error instanceof Refusal && error.code === cycleLoses.code && error.extras['leaving']
        if (lost) setLeaving(z.array(LeavingCredit).parse(lost))
        throw error
      }
    },
  })
  const isAwaited = form.bind('isAwaited')
  return (
    <Form form={form} after={text.formAfter}>
      {isChanged && (
        <Sheet title={text.changedTitle}>
          <p>{text.changedNote}</p>
        </Sheet>
      )}
      {leaving.length > 0 && (
        <Sheet title={text.losesTitle}>
          <p>{text.losesNote}</p>
          <List name={text.losesTitle}>
            {leaving.map((e) => (
              <Row
                key={`${e.title}${e.earnedOn}`}
                title={e.title}
                note={text.waitingNote(e.credits, e.earnedOn)}
              />
            ))}
          </List>
        </Sheet>
      )}
      <Sheet name={text.documentTitle}>
        <Fields>
          <SelectField
            label={text.specialty}
            options={known.map(specialtyOption)}
            {...form.bind('specialty')}
          />
          <RadioField
            label={text.document}
            choices={DocumentKind.options.map((value) => ({ value, label: text.documents[value] }))}
            {...form.bind('documentKind')}
          />
          <DateField label={text.issued} hint={text.issuedHint} max={today} {...form.bind('issuedOn')} />
          <Checkbox
            name={isAwaited.name}
            label={text.isAwaited}
            hint={text.isAwaitedHint}
            value={isAwaited.value}
            onChange={isAwaited.onChange}
          />
          {!isAwaited.value && (
            <Pair>
              <TextField label={text.series} optional {...form.bind('series')} />
              <TextField label={text.docNumber} {...form.bind('number')} />
            </Pair>
          )}
        </Fields>
      </Sheet>
      <Acts>
        <Button type="submit" busy={form.isSending}>
          {base ? text.save : text.open}
        </Button>
        <Button kind="plain" wide href={base ? `/credits/${base.id}` : '/credits'}>
          {text.cancel}
        </Button>
      </Acts>
    </Form>
  )
}
