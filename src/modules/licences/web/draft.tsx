/** F7: the form of a paper: everything on one page, saved by itself, checked as a whole. */
import { useQuery } from '@tanstack/react-query'
import { useParam } from '../../../web/address.ts'
import { BeforeDraft, withRules } from '../../../web/draft/before-draft.tsx'
import { crumbs } from './crumbs.ts'
import { DraftForm } from './draft-form.tsx'
import { draftQuery, useRules } from './query.ts'
import { text } from './text.ts'

export function Page() {
  const id = useParam('id')
  const draft = useQuery(draftQuery(id))
  const rules = useRules()
  const query = withRules(draft, rules)
  if (query.data) return <DraftForm key={id} {...query.data} />
  return (
    <BeforeDraft
      title={text.newTitle}
      crumbs={crumbs}
      query={query}
      failedTitle={text.draftFailed}
      calm={text.calm}
      back={[text.toPapers, '/licences']}
      already={{
        error: draft.error,
        code: 'licence-draft.submitted',
        title: text.alreadyTitle,
        to: [text.toPaper, `/licences/${id}`],
      }}
    />
  )
}
