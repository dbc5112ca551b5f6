/** Step 1: every wrong field is named at once, the rest is saved by itself. */
import { useState } from 'react'
import { call } from '../../../web/api.ts'
import { Remove } from '../../../web/draft/remove.tsx'
import { Saved } from '../../../web/draft/saved.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { ErrorSummary, type Fault } from '../../../web/ui/error-summary.tsx'
import { Acts } from '../../../web/ui/form.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { OnWay, useOnWay } from '../../../web/ui/on-way.ts'
import { faultsOf } from '../../../web/ui/use-form.ts'
import { deleteDraft, requestCode, restoreDraft, type Draft, type DraftFields } from '../contract.ts'
import { ConflictDialog } from './conflict-dialog.tsx'
import { crumbs } from './crumbs.ts'
import { DraftAside } from './draft-aside.tsx'
import type { Requested } from './draft-code.tsx'
import { DocumentSheet, StudySheet } from './draft-sheets.tsx'
import { educationKey } from './query.ts'
import type { Rules } from './rules.ts'
import { text } from './text.ts'
import { useDraft } from './use-draft.ts'

export interface DraftFormProps {
  readonly draft: Draft
  readonly rules: Rules
  readonly onRequested: (draft: Draft, requested: Requested) => void
}

export function DraftForm({ draft, rules, onRequested }: DraftFormProps) {
  const kept = useDraft(draft)
  const [faults, setFaults] = useState<readonly Fault[]>([])
  const [attempt, setAttempt] = useState(0)
  const [isSending, setSending] = useState(false)

  const set = (change: Partial<DraftFields>) => {
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
      const saved = await kept.flush()
      const body = { version: saved.version }
      const challenge = await call(requestCode, { params: { id: draft.id }, body })
      onRequested(saved, challenge)
    } catch (error) {
      refuse(faultsOf(error))
    } finally {
      setSending(false)
    }
  }
  const errorOf = (field: string) => faults.find((fault) => fault.field === field)?.message
  // The server says the fault for the top and the cure for the field.
  const onTop = faults.map((fault) => ({ ...fault, message: summaryOf(fault) }))
  return (
    <Frame
      title={draft.mends ? text.mendTitle : text.title}
      windowTitle={text.record}
      crumbs={crumbs}
      note={text.step1}
      aside={<DraftAside files={draft.files} fileIds={kept.fields.fileIds} />}
    >
      <form
        className="stack"
        noValidate
        aria-label={text.title}
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <ErrorSummary faults={onTop} attempt={attempt} />
        <OnWay value={onWay.tell}>
          <StudySheet fields={kept.fields} set={set} errorOf={errorOf} rules={rules} />
          <DocumentSheet fields={kept.fields} set={set} errorOf={errorOf} rules={rules} files={draft.files} />
        </OnWay>
        <Acts>
          <Button type="submit" busy={isSending}>
            {text.check}
          </Button>
          <Button kind="plain" wide href="/documents">
            {text.later}
          </Button>
          <Saved kept={kept} />
        </Acts>
        <Remove
          remove={() => call(deleteDraft, { params: { id: draft.id } })}
          restore={() => call(restoreDraft, { params: { id: draft.id } })}
          queryKey={educationKey}
          list="/documents"
          draft={`/documents/draft/${draft.id}`}
        />
      </form>
      {kept.question && <ConflictDialog mine={kept.fields} question={kept.question} onAnswer={kept.answer} />}
    </Frame>
  )
}

const summaryOf = (fault: Fault): string =>
  'summary' in fault && typeof fault.summary === 'string' ? fault.summary : fault.message
