/** D5: the form of a record: step 1 is what was studied and the scan, step 2 is the code. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useParam } from '../../../web/address.ts'
import { Button } from '../../../web/ui/button.tsx'
import { Absent, Face, Waiting } from '../../../web/ui/faces.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { Sheet } from '../../../web/ui/sheet.tsx'
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
  const query = {
    ...draft,
    data: draft.data && rules.data ? { draft: draft.data, rules: rules.data } : undefined,
    error: draft.error ?? rules.error,
    isError: draft.isError || rules.isError,
    refetch: () => void (draft.isError ? draft.refetch() : rules.refetch()),
  }
  if (query.data) return <Steps key={id} {...query.data} />
  const isConfirmed = refusedBy(draft.error).code === 'education-draft.confirmed'
  return (
    <Frame title={text.title} crumbs={crumbs}>
      <Sheet name={text.title}>
        {isConfirmed ? (
          <Absent
            title={text.alreadyTitle}
            acts={
              <Button size="small" href={`/documents/${id}`}>
                {text.toRecord}
              </Button>
            }
          />
        ) : (
          <Face
            query={query}
            what={text.draftWhat}
            failedTitle={text.draftFailed}
            calm={text.calm}
            waiting={<Waiting what="Загружаем черновик" rows={8} shape="lines" />}
            absent={
              <Absent
                title={text.draftAbsent}
                acts={
                  <Button kind="plain" size="small" href="/documents">
                    {text.toDocuments}
                  </Button>
                }
              >
                {text.draftAbsentNote}
              </Absent>
            }
          >
            {() => null}
          </Face>
        )}
      </Sheet>
    </Frame>
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
