/** F7: the form of a paper: everything on one page, saved by itself, checked as a whole. */
import { useQuery } from '@tanstack/react-query'
import { useParam } from '../../../web/address.ts'
import { Button } from '../../../web/ui/button.tsx'
import { Absent, Face, Waiting } from '../../../web/ui/faces.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { crumbs } from './crumbs.ts'
import { DraftForm } from './draft-form.tsx'
import { draftQuery, useRules } from './query.ts'
import { text } from './text.ts'

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
  if (query.data) return <DraftForm key={id} {...query.data} />
  const isSubmitted = refusedBy(draft.error).code === 'licence-draft.submitted'
  return (
    <Frame title={text.newTitle} crumbs={crumbs}>
      <Sheet name={text.newTitle}>
        {isSubmitted ? (
          <Absent
            title={text.alreadyTitle}
            acts={
              <Button size="small" href={`/licences/${id}`}>
                {text.toPaper}
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
                  <Button kind="plain" size="small" href="/licences">
                    {text.toPapers}
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
