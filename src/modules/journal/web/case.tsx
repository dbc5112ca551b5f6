/** B4: one question about a look, for whoever answers it: what was looked at, the words, the answer. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useAddress, useParam } from '../../../web/address.ts'
import { call } from '../../../web/api.ts'
import { BeforeOne } from '../../../web/ui/before-one.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { useNow } from '../../../web/ui/clock.tsx'
import { exactly, until } from '../../../web/ui/dates.ts'
import { Facts } from '../../../web/ui/facts.tsx'
import { TextArea } from '../../../web/ui/fields/text-field.tsx'
import { Acts, Fields, Form } from '../../../web/ui/form.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { Status } from '../../../web/ui/status.tsx'
import { Talk, Talks } from '../../../web/ui/talk.tsx'
import { toast } from '../../../web/ui/toast.tsx'
import { useForm } from '../../../web/ui/use-form.ts'
import { answerExplanation, type ExplanationCase } from '../contract.ts'
import { caseQuery, journalKey } from './query.ts'
import { cases, text } from './text.ts'
import { explanationsKey } from './waiting.ts'

export function Page() {
  const id = useParam('id')
  const query = useQuery(caseQuery(id))
  const back =
    useAddress().get('from') === 'desk'
      ? ([cases.desk, '/desk/explanations'] as const)
      : ([cases.toMe, '/explanations'] as const)
  if (query.data) return <One key={id} one={query.data} crumbs={[back]} />
  return (
    <BeforeOne
      title={cases.one}
      crumbs={[back]}
      query={query}
      what={cases.oneWhat}
      failedTitle={cases.oneFailed}
      calm={cases.calm}
      rows={5}
      absentTitle={cases.absentTitle}
      absentNote={cases.absentNote}
      back={[cases.back, back[1]]}
    />
  )
}

interface OneProps {
  readonly one: ExplanationCase
  readonly crumbs: readonly (readonly [string, string])[]
}

function One({ one, crumbs }: OneProps) {
  const { look } = one
  return (
    <Frame title={cases.one} crumbs={crumbs} side={<Standing one={one} />} note={cases.asks(one.asker)}>
      <Sheet title={cases.looked} side={<span className="tiny">{text.moscow}</span>}>
        <Facts
          facts={[
            [cases.looked, look.what],
            [text.object, look.about ?? ''],
            [cases.looker, [look.isMine ? cases.youLooked : look.who, look.role].filter(Boolean).join(', ')],
            [text.purpose, look.purpose ?? ''],
            [text.when, exactly(look.at)],
            [text.by, look.how === 'machine' ? text.byMachine : text.byHand],
            [text.address, look.from ?? ''],
          ]}
        />
      </Sheet>
      <Sheet title={cases.question}>
        <Talks>
          <Talk who={one.asker} at={one.askedAt}>
            {one.words}
          </Talk>
          {one.answer && (
            <Talk who={one.answer.by} at={one.answer.at} mine>
              {one.answer.text}
            </Talk>
          )}
        </Talks>
      </Sheet>
      {one.can.answer && <AnswerSheet one={one} />}
    </Frame>
  )
}

function Standing({ one }: { readonly one: ExplanationCase }) {
  const now = useNow()
  if (one.answer) return <Status tone="done">{cases.answered}</Status>
  return <Status tone={one.isOverdue ? 'refused' : 'yours'}>{until(one.dueOn, now)}</Status>
}

function AnswerSheet({ one }: { readonly one: ExplanationCase }) {
  const cache = useQueryClient()
  const form = useForm({
    initial: { text: '' },
    labels: { text: cases.answerLabel },
    send: async (body) => {
      const fresh = await call(answerExplanation, { params: { id: one.id }, body })
      cache.setQueryData(caseQuery(one.id).queryKey, fresh)
      void cache.invalidateQueries({ queryKey: explanationsKey, refetchType: 'none' })
      void cache.invalidateQueries({ queryKey: journalKey })
      toast(cases.sent)
    },
  })
  return (
    <Sheet title={cases.answerTitle}>
      <Form form={form} name={cases.answerTitle}>
        <Fields>
          <TextArea
            {...form.bind('text')}
            label={cases.answerLabel}
            hint={cases.answerHint}
            rows={5}
            maxLength={3000}
          />
        </Fields>
        <Acts>
          <Button type="submit" busy={form.isSending}>
            {cases.send}
          </Button>
          <span className="small">{cases.final}</span>
        </Acts>
      </Form>
    </Sheet>
  )
}
