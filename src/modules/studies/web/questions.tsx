/** D2: a learner asks the teacher and reads the answers. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../../web/api.ts'
import { useRefreshOn } from '../../../web/live-line.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { Empty, Face } from '../../../web/ui/faces.tsx'
import { TextArea } from '../../../web/ui/fields/text-field.tsx'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { Status } from '../../../web/ui/status.tsx'
import { Talk, Talks } from '../../../web/ui/talk.tsx'
import { toast } from '../../../web/ui/toast.tsx'
import { askTeacher, type StudyQuestion } from '../contract.ts'
import { questionsKey, useQuestions } from './query.ts'
import { questionsText as words } from './text.ts'
import '../../../web/look/studies.css'

interface QuestionsProps {
  readonly studyId: string
  /** Where the learner is just now: title of a material. */
  readonly place?: string
}

export function Questions({ studyId, place = '' }: QuestionsProps) {
  const query = useQuestions(studyId)
  const cache = useQueryClient()
  const [draft, setDraft] = useState('')
  useRefreshOn('study-question.', questionsKey(studyId))
  const ask = useMutation({
    mutationFn: () => call(askTeacher, { params: { id: studyId }, body: { place, text: draft } }),
    onSuccess: () => {
      setDraft('')
      toast(words.asked)
    },
    onSettled: () => cache.invalidateQueries({ queryKey: questionsKey(studyId) }),
  })
  const refused = ask.isError ? refusedBy(ask.error) : null
  return (
    <Sheet title={words.title}>
      <Face
        query={query}
        what={words.what}
        failedTitle={words.failed}
        isEmpty={(data) => data.items.length === 0}
        empty={<Empty title={words.empty}>{words.emptyNote}</Empty>}
      >
        {(data) => (
          <Talks>
            {data.items.map((q) => (
              <One key={q.id} question={q} />
            ))}
          </Talks>
        )}
      </Face>
      {query.data?.can.ask && (
        <div className="stack say">
          <TextArea
            name="question"
            label={words.label}
            value={draft}
            onChange={setDraft}
            maxLength={4000}
            error={refused?.errors[0]?.message ?? refused?.title}
          />
          <div className="acts">
            <Button
              kind="plain"
              size="small"
              wide={false}
              busy={ask.isPending}
              disabled={draft.trim() === ''}
              onClick={() => ask.mutate()}
            >
              {words.ask}
            </Button>
          </div>
        </div>
      )}
    </Sheet>
  )
}

const One = ({ question: q }: { readonly question: StudyQuestion }) => (
  <>
    <Talk who="Вы" at={q.askedAt} mine>
      {q.place ? `${q.place}: ${q.text}` : q.text}
    </Talk>
    {q.answer !== null && q.answeredAt !== null ? (
      <Talk who={words.teacher} at={q.answeredAt}>
        {q.answer}
      </Talk>
    ) : (
      <Status tone="ours">{words.waits}</Status>
    )}
  </>
)
