/** D5: the form of a record: step 1 is what was studied and the scan, step 2 is the code. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useParam } from '../../../web/address.ts'
import { BeforeDraft, withRules } from '../../../web/draft/before-draft.tsx'
import type { Draft } from '../contract.ts'
import { crumbs } from './crumbs.ts'
import { DraftCode, type Requested } from './draft-code.tsx'
import { DraftForm } from './draft-form.tsx'
import { draftQuery, useRules } from './query.ts'
import { text } from './text.ts'
import type { Rules } from './rules.ts'

export function Page() {
  const id = useParam('id')
  const draft = useQuery(draftQuery(id))
  const rules = useRules()
  const query = withRules(draft, rules)
  if (query.data) return <Steps key={id} {...query.data} />
  return (
    <BeforeDraft
      title={text.title}
      crumbs={crumbs}
      query={query}
      failedTitle={text.draftFailed}
      calm={text.calm}
      back={[text.toDocuments, '/documents']}
      already={{
        error: draft.error,
        code: 'education-draft.confirmed',
        title: text.alreadyTitle,
        to: [text.toRecord, `/documents/${id}`],
      }}
    />
  )
}

/** What was typed lives in the draft: going back to step 1 reads it from there. */
function Steps({ draft, rules }: { readonly draft: Draft; readonly rules: Rules }) {
  const [present, setPresent] = useState(draft)
  const [requested, setRequested] = useState<Requested | null>(null)
  return requested ? (
    <DraftCode
      draft={present}
      rules={rules}
      requested={requested}
      onRequested={setRequested}
      onBack={() => setRequested(null)}
    />
  ) : (
    <DraftForm
      draft={present}
      rules={rules}
      onRequested={(fresh, next) => {
        setPresent(fresh)
        setRequested(next)
      }}
    />
  )
}
