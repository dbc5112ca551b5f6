/** D2: what a programme is made of, on the desk of whoever teaches it. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useParam } from '../../../web/address.ts'
import { call } from '../../../web/api.ts'
import { useRefreshOn } from '../../../web/live-line.tsx'
import { BeforeOne } from '../../../web/ui/before-one.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { FirstAct } from '../../../web/ui/first-act.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { toast } from '../../../web/ui/toast.tsx'
import { openEdition, type Outline } from '../contract.ts'
import { ExternalForm } from './external-form.tsx'
import { AddMaterial, Materials } from './materials.tsx'
import { Items } from './outline-items.tsx'
import { contentKey, outlineQuery } from './query.ts'
import { TestForm } from './test-form.tsx'
import { words } from './text.ts'
import { Tests } from './tests.tsx'
import '../../../web/look/content.css'

export function Page() {
  const id = useParam('id')
  const query = useQuery(outlineQuery(id))
  useRefreshOn('content.', contentKey)
  const [isAdding, setAdding] = useState(false)
  const [isOutside, setOutside] = useState(false)
  const o = query.data
  const crumbs = [
    [words.back, '/teaching'],
    [o?.programmeTitle || words.what, `/teaching/${id}`],
  ] as const
  if (!o)
    return (
      <BeforeOne
        query={query}
        title={words.title}
        crumbs={crumbs.slice(0, 1)}
        rows={6}
        what={words.what}
        failedTitle={words.failed}
        calm={words.calm}
        absentTitle={words.absent}
        absentNote={words.absentNote}
        back={[words.back, '/teaching']}
      />
    )
  return (
    <Frame
      title={words.title}
      note={words.note(o.openNumber)}
      crumbs={crumbs}
      first={o.can.open && <Opening outline={o} />}
      aside={<Tests outline={o} onAdd={() => setAdding(true)} />}
    >
      <Items outline={o} />
      {o.can.change && <AddMaterial programmeId={id} onOutside={() => setOutside(true)} />}
      <Materials outline={o} />
      {isOutside && <ExternalForm outline={o} item={null} onClose={() => setOutside(false)} />}
      {isAdding && <TestForm outline={o} item={null} onClose={() => setAdding(false)} />}
    </Frame>
  )
}

function Opening({ outline: o }: { readonly outline: Outline }) {
  const cache = useQueryClient()
  const act = useMutation({
    mutationFn: () => call(openEdition, { params: { id: o.programmeId }, body: { revision: o.revision } }),
    onSuccess: () => toast(words.opened),
    onSettled: () => cache.invalidateQueries({ queryKey: contentKey }),
  })
  const refused = act.isError ? refusedBy(act.error) : null
  return (
    <FirstAct
      status={words.draftTitle(o.edition?.number ?? 1)}
      title={words.open}
      act={
        <Button busy={act.isPending} onClick={() => act.mutate()}>
          {words.open}
        </Button>
      }
    >
      {refused ? (
        <p role="alert" className="field-fault">
          {refused.detail ?? refused.title}
        </p>
      ) : (
        words.draftNote
      )}
    </FirstAct>
  )
}
