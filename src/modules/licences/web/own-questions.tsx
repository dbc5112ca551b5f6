/** F7: what the desk asks of the person about a difference with the registry, on the page of their papers. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../../web/api.ts'
import { useRefreshOn } from '../../../web/live-line.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { TextArea } from '../../../web/ui/fields/text-field.tsx'
import { Waiting } from '../../../web/ui/faces.tsx'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { toast } from '../../../web/ui/toast.tsx'
import { answerQuestion, ownQuestions, type OwnQuestion } from '../contract.ts'
import { cases } from './case-text.ts'
import { Differences } from './differences.tsx'

const key = ['licence-questions'] as const

export function OwnQuestions() {
  const { data, isLoading } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => call(ownQuestions, {}, { signal }),
  })
  useRefreshOn('licence-case.', key)
  // Mostly there are none: only what stands below waits for the answer.
  if (isLoading) return <Waiting what="Загружаем вопросы проверяющих" rows={0} />
  return data?.items.map((one) => <Question key={one.id} of={one} />)
}

function Question({ of: q }: { readonly of: OwnQuestion }) {
  const cache = useQueryClient()
  const [words, setWords] = useState('')
  const act = useMutation({
    mutationFn: () => call(answerQuestion, { params: { id: q.id }, body: { text: words } }),
    onSuccess: () => {
      toast(cases.ownSent)
      void cache.invalidateQueries({ queryKey: key })
    },
  })
  const refused = act.isError ? refusedBy(act.error) : null
  const fault = refused?.errors.find((e) => e.field === 'text')?.message
  return (
    <Sheet title={`${cases.ownTitle}: ${q.title.toLowerCase()}`}>
      <p>{q.question}</p>
      <Differences of={q.differences} />
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          act.mutate()
        }}
      >
        <TextArea
          name="text"
          label={cases.ownAnswer}
          value={words}
          onChange={setWords}
          maxLength={1000}
          error={fault}
        />
        {refused && !fault && <p role="alert">{refused.title}</p>}
        <Button type="submit" busy={act.isPending}>
          {cases.ownSend}
        </Button>
      </form>
    </Sheet>
  )
}
