/** D2: questions of learners before the staff of the organisation. */
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useAddress } from '../../../web/address.ts'
import { call } from '../../../web/api.ts'
import { useRefreshOn } from '../../../web/live-line.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { useNow } from '../../../web/ui/clock.tsx'
import { day } from '../../../web/ui/dates.ts'
import { Empty, Face } from '../../../web/ui/faces.tsx'
import { TextArea } from '../../../web/ui/fields/text-field.tsx'
import { List, Row } from '../../../web/ui/list.tsx'
import { LiveNote } from '../../../web/ui/live-note.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { More } from '../../../web/ui/pager.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { Tabs } from '../../../web/ui/tabs.tsx'
import { toast } from '../../../web/ui/toast.tsx'
import { FormDialog } from '../../../web/ui/form-dialog.tsx'
import { useForm } from '../../../web/ui/use-form.ts'
import { nb } from '../../../web/ui/words.ts'
import { answerQuestion, type DeskQuestion } from '../contract.ts'
import { questions as words } from './desk-text.ts'
import { learnersKey, useDeskQuestions } from './query.ts'

const hrefOf = (state: 'open' | 'answered') =>
  state === 'open' ? '/teaching/questions' : '/teaching/questions?state=answered'

export function Page() {
  const state = useAddress().get('state') === 'answered' ? 'answered' : 'open'
  const query = useDeskQuestions(state)
  const [chosen, setChosen] = useState<DeskQuestion | null>(null)
  useRefreshOn('study-question.', learnersKey)
  const rows = query.data?.pages.flatMap((p) => p.items) ?? []
  return (
    <Frame title={words.title}>
      <Tabs
        name={words.title}
        on={hrefOf(state)}
        tabs={(['open', 'answered'] as const).map((one) => ({ word: words.tabs[one], href: hrefOf(one) }))}
      />
      <Sheet name={words.tabs[state]} bare>
        <Face
          query={query}
          what={words.what}
          failedTitle={words.failed}
          isEmpty={() => rows.length === 0}
          empty={
            state === 'open' ? (
              <Empty title={words.empty}>{words.emptyNote}</Empty>
            ) : (
              <Empty title={words.emptyAnswered} />
            )
          }
        >
          {() => (
            <>
              <List name={words.tabs[state]}>
                {rows.map((q) => (
                  <Line key={q.id} question={q} onAnswer={() => setChosen(q)} />
                ))}
              </List>
              {query.hasNextPage && (
                <More onMore={() => void query.fetchNextPage()} busy={query.isFetchingNextPage} />
              )}
            </>
          )}
        </Face>
      </Sheet>
      <LiveNote />
      {chosen && <AnswerDialog question={chosen} onClose={() => setChosen(null)} />}
    </Frame>
  )
}

interface LineProps {
  readonly question: DeskQuestion
  readonly onAnswer: () => void
}

function Line({ question: q, onAnswer }: LineProps) {
  const now = useNow()
  return (
    <Row
      when={day(q.askedAt, now)}
      title={q.person}
      note={
        <>
          <p className="said">{nb(q.text)}</p>
          <p className="tiny">{nb([q.programme.title, q.place].filter(Boolean).join(', '))}</p>
          {q.answer && <p className="said">{words.answered(q.answer)}</p>}
        </>
      }
      act={
        q.answer === null && (
          <Button kind="plain" size="small" wide={false} label={words.answerTo(q.person)} onClick={onAnswer}>
            {words.answer}
          </Button>
        )
      }
    />
  )
}

function AnswerDialog({
  question: q,
  onClose,
}: {
  readonly question: DeskQuestion
  readonly onClose: () => void
}) {
  const cache = useQueryClient()
  const form = useForm({
    initial: { text: '' },
    labels: { text: words.label },
    send: async (body) => {
      try {
        await call(answerQuestion, { params: { id: q.id }, body })
        toast(words.sent)
        onClose()
      } finally {
        await cache.invalidateQueries({ queryKey: learnersKey })
      }
    },
  })
  return (
    <FormDialog
      form={form}
      title={words.answerTo(q.person)}
      act={words.answer}
      keep={words.keep}
      onClose={onClose}
      firm
      lead={<p className="said">{nb(q.text)}</p>}
    >
      <TextArea label={words.label} maxLength={4000} {...form.bind('text')} />
    </FormDialog>
  )
}
