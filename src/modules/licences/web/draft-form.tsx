/** Every wrong field is named at once, the rest is saved by itself; a remark of the check is shown before sending. */
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useAddress, useGo } from '../../../web/address.ts'
import { call } from '../../../web/api.ts'
import { Remove } from '../../../web/draft/remove.tsx'
import { Saved } from '../../../web/draft/saved.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { ErrorSummary, type Fault } from '../../../web/ui/error-summary.tsx'
import { Steps } from '../../../web/ui/facts.tsx'
import { Acts } from '../../../web/ui/form.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { toast } from '../../../web/ui/toast.tsx'
import { OnWay, useOnWay } from '../../../web/ui/on-way.ts'
import { faultsOf } from '../../../web/ui/use-form.ts'
import {
  checkDraft,
  deleteDraft,
  PaperClass,
  restoreDraft,
  submitDraft,
  type PaperCheck,
  type PaperDraft,
  type PaperFields,
} from '../contract.ts'
import { ConflictDialog } from './conflict-dialog.tsx'
import { crumbs } from './crumbs.ts'
import { PaperSheets } from './draft-fields.tsx'
import { useDraft } from './draft-keeper.ts'
import { papersKey } from './query.ts'
import { ruleOf, type Rules } from './rules.ts'
import { text } from './text.ts'

export interface DraftFormProps {
  readonly draft: PaperDraft
  readonly rules: Rules
}

export function DraftForm({ draft, rules }: DraftFormProps) {
  const go = useGo()
  const cache = useQueryClient()
  const of = PaperClass.safeParse(useAddress().get('class')).data
  const kept = useDraft(draft)
  const [faults, setFaults] = useState<readonly Fault[]>([])
  const [notes, setNotes] = useState<PaperCheck['notes']>([])
  const [attempt, setAttempt] = useState(0)
  const [isSending, setSending] = useState(false)

  const set = (change: Partial<PaperFields>) => {
    kept.set(change)
    // The cure has begun: the field stops being red, and what was remarked may be no longer so.
    setFaults((old) => old.filter((fault) => !(fault.field in change)))
    setNotes([])
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
      const saved = await kept.flush()
      const params = { id: draft.id }
      if (notes.length === 0) {
        const check = await call(checkDraft, { params })
        if (check.faults.length === 0 && check.notes.length > 0) return setNotes(check.notes)
      }
      const paper = await call(submitDraft, { params, body: { version: saved.version } })
      void cache.invalidateQueries({ queryKey: papersKey })
      toast(text.submitted)
      go(`/licences/${paper.id}`, 'replace')
    } catch (error) {
      refuse(faultsOf(error))
    } finally {
      setSending(false)
    }
  }
  const errorOf = (field: string) => faults.find((fault) => fault.field === field)?.message
  const title = draft.mends ? text.mendTitle : draft.renews ? text.renewTitle : text.newTitle
  return (
    <Frame
      title={title}
      crumbs={crumbs}
      note={text.lead}
      aside={<Aside rules={rules} fields={kept.fields} />}
    >
      <form
        className="stack"
        noValidate
        aria-label={title}
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <ErrorSummary faults={faults.map((f) => ({ ...f, message: summaryOf(f) }))} attempt={attempt} />
        <OnWay value={onWay.tell}>
          <PaperSheets
            fields={kept.fields}
            set={set}
            errorOf={errorOf}
            rules={rules}
            files={draft.files}
            of={of}
          />
        </OnWay>
        {notes.length > 0 && <Notes notes={notes} />}
        <Acts>
          <Button type="submit" busy={isSending}>
            {notes.length > 0 ? text.sendAnyway : text.submit}
          </Button>
          <Button kind="plain" wide href="/licences">
            {text.later}
          </Button>
          <Saved kept={kept} />
        </Acts>
        <Remove
          remove={() => call(deleteDraft, { params: { id: draft.id } })}
          restore={() => call(restoreDraft, { params: { id: draft.id } })}
          queryKey={papersKey}
          list="/licences"
          draft={`/licences/draft/${draft.id}`}
        />
      </form>
      {kept.question && (
        <ConflictDialog mine={kept.fields} rules={rules} question={kept.question} onAnswer={kept.answer} />
      )}
    </Frame>
  )
}

/** The server says the fault for the top and the cure for the field. */
const summaryOf = (fault: Fault): string =>
  'summary' in fault && typeof fault.summary === 'string' ? fault.summary : fault.message

const Notes = ({ notes }: { readonly notes: PaperCheck['notes'] }) => (
  <div role="alert">
    <Sheet title={text.checkNotes}>
      {notes.map((note) => (
        <p key={note.field}>{note.message}</p>
      ))}
    </Sheet>
  </div>
)

function Aside({ rules, fields }: { readonly rules: Rules; readonly fields: PaperFields }) {
  const rule = ruleOf(rules, fields)
  return (
    <>
      <Sheet title={text.next}>
        <Steps steps={text.steps} />
      </Sheet>
      {rule && (
        <Sheet title={text.why}>
          <p className="small">{rule.source}</p>
        </Sheet>
      )}
    </>
  )
}
