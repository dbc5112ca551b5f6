/** D2: a learner asks the teacher and reads the answers. */
import { useQueryClient } from '@tanstack/react-query'
import { call } from '../../../web/api.ts'
import { useRefreshOn } from '../../../web/live-line.tsx'
import { Empty, Face } from '../../../web/ui/faces.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { Status } from '../../../web/ui/status.tsx'
import { Talk, Talks } from '../../../web/ui/talk.tsx'
import { toast } from '../../../web/ui/toast.tsx'
import { askTeacher, type StudyQuestion } from '../contract.ts'
import { questionsKey, useQuestions } from './query.ts'
import { SayBox } from './say-box.tsx'
import { questionsText as words } from './text.ts'

interface QuestionsProps {
  readonly studyId: string
  /** Where the learner is just now: title of a material. */
  readonly place?: string
}

export function Questions({ studyId, place = '' }: QuestionsProps) {
  const query = useQuestions(studyId)
  const cache = useQueryClient()
  useRefreshOn('study-question.', questionsKey(studyId))
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
        <SayBox
          name="question"
          label={words.label}
          act={words.ask}
          send={(text) =>
            call(askTeacher, { params: { id: studyId }, body: { place, text } }).then(() =>
              toast(words.asked),
            )
          }
          onSettled={() => cache.invalidateQueries({ queryKey: questionsKey(studyId) })}
        />
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
