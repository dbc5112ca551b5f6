/** Every wrong field is named at once, the rest is saved by itself. */
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../../web/api.ts'
import { Remove } from '../../../web/draft/remove.tsx'
import { Saved } from '../../../web/draft/saved.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { ErrorSummary, type Fault } from '../../../web/ui/error-summary.tsx'
import { Acts } from '../../../web/ui/form.tsx'
import { toast } from '../../../web/ui/toast.tsx'
import { OnWay, useOnWay } from '../../../web/ui/on-way.ts'
import { faultsOf } from '../../../web/ui/use-form.ts'
import {
  removeRegistration,
  restoreRegistration,
  submitRegistration,
  type Registration,
  type RegistrationFields,
} from '../contract.ts'
import { ConflictDialog } from './conflict-dialog.tsx'
import { RegistrationSheets } from './fields.tsx'
import { useKeeper } from './keeper.ts'
import { oneQuery, registrationsKey } from './query.ts'
import { labels, text } from './text.ts'

export function RegistrationForm({ registration: r }: { readonly registration: Registration }) {
  const cache = useQueryClient()
  const kept = useKeeper(r)
  const [faults, setFaults] = useState<readonly Fault[]>([])
  const [attempt, setAttempt] = useState(0)
  const [isSending, setSending] = useState(false)
  const params = { id: r.id }

  const set = (change: Partial<RegistrationFields>) => {
    kept.set(change)
    // The cure has begun: the field stops being red.
    setFaults((old) => old.filter((fault) => !(fault.field in change)))
  }
  const refuse = (found: readonly Fault[]) => {
    setFaults(found)
    setAttempt((n) => n + 1)
  }
  const onWay = useOnWay((field) => setFaults((old) => old.filter((fault) => fault.field !== field)))
  const submit = async () => {
    if (isSending) return
    const waits = onWay.faults()
    if (waits.length > 0) return refuse(waits)
    setSending(true)
    try {
      const { version } = await kept.flush()
      const submitted = await call(submitRegistration, { params, body: { version } })
      void cache.invalidateQueries({ queryKey: registrationsKey })
      toast(text.submitted)
      cache.setQueryData(oneQuery(r.id).queryKey, submitted)
      window.scrollTo({ top: 0 })
    } catch (error) {
      refuse(faultsOf(error))
    } finally {
      setSending(false)
    }
  }
  return (
    <>
      <form
        className="stack"
        noValidate
        aria-label={text.one}
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <ErrorSummary faults={faults.map(named)} attempt={attempt} />
        <OnWay value={onWay.tell}>
          <RegistrationSheets
            fields={kept.fields}
            set={set}
            errorOf={(field) => faults.find((fault) => fault.field === field)?.message}
            files={r.files}
            responsibleName={r.responsibleName}
          />
        </OnWay>
        <Acts>
          <Button type="submit" busy={isSending}>
            {text.submit}
          </Button>
          <Button kind="plain" wide href="/registrations">
            {text.later}
          </Button>
          <Saved kept={kept} />
        </Acts>
        {r.can.remove && (
          <Remove
            remove={() => call(removeRegistration, { params })}
            restore={() => call(restoreRegistration, { params })}
            queryKey={registrationsKey}
            list="/registrations"
            draft={`/registrations/${r.id}`}
          />
        )}
      </form>
      {kept.question && <ConflictDialog mine={kept.fields} question={kept.question} onAnswer={kept.answer} />}
    </>
  )
}

/** On top the field is named: «КПП: …». */
function named(fault: Fault): Fault {
  const label = (labels as Readonly<Record<string, string>>)[fault.field]
  return label ? { ...fault, message: `${label}: ${fault.message}` } : fault
}
