/** My question about one access: asked here, then its deadline and its answer. */
import { useQueryClient } from '@tanstack/react-query'
import { call } from '../../../web/api.ts'
import { Button } from '../../../web/ui/button.tsx'
import { useNow } from '../../../web/ui/clock.tsx'
import { until } from '../../../web/ui/dates.ts'
import { TextArea } from '../../../web/ui/fields/text-field.tsx'
import { Acts, Fields, Form } from '../../../web/ui/form.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { Status } from '../../../web/ui/status.tsx'
import { Talk, Talks } from '../../../web/ui/talk.tsx'
import { toast } from '../../../web/ui/toast.tsx'
import { useForm } from '../../../web/ui/use-form.ts'
import { nb } from '../../../web/ui/words.ts'
import { askExplanation, type Access, type Explanation } from '../contract.ts'
import { accessQuery, journalKey } from './query.ts'
import { text } from './text.ts'

export function AskSheet({ access: { entry, term } }: { readonly access: Access }) {
  const cache = useQueryClient()
  const form = useForm({
    initial: { words: '' },
    labels: { words: text.askLabel },
    send: async ({ words }) => {
      const fresh = await call(askExplanation, { params: { id: entry.id }, body: { words } })
      cache.setQueryData(accessQuery(entry.id).queryKey, fresh)
      void cache.invalidateQueries({ queryKey: [...journalKey, 'own'] })
      toast(text.askDone)
    },
  })
  const note = entry.who.kind === 'person' ? text.askNote : text.askNotePortal
  return (
    <Sheet title={text.askTitle}>
      <Form form={form} name={text.askTitle}>
        <p>
          {nb(note(term.workingDays))} <span className="small">{nb(text.law(term.source))}</span>
        </p>
        <Fields>
          <TextArea
            {...form.bind('words')}
            label={text.askLabel}
            hint={text.askHint}
            rows={3}
            maxLength={1000}
          />
        </Fields>
        <Acts>
          <Button type="submit" busy={form.isSending}>
            {text.ask}
          </Button>
        </Acts>
      </Form>
    </Sheet>
  )
}

export function ExplanationSheet({ explanation: e }: { readonly explanation: Explanation }) {
  const now = useNow()
  return (
    <Sheet title={text.yourQuestion} side={<Standing explanation={e} />}>
      <Talks>
        <Talk who={text.you} at={e.askedAt} mine>
          {e.words}
        </Talk>
        {e.answer && (
          <Talk
            who={`${e.answer.by}, ${e.answer.as === 'looker' ? text.ofLooker : text.ofAdministrator}`}
            at={e.answer.at}
          >
            {e.answer.text}
          </Talk>
        )}
      </Talks>
      {!e.answer && (
        <p className="small">
          {e.isOverdue ? (
            <>
              <b>{text.lateTitle}.</b> {text.lateNote}
            </>
          ) : (
            nb(`${text.waitsTitle} ${until(e.dueOn, now)}. ${text.waitsNote}`)
          )}
        </p>
      )}
    </Sheet>
  )
}

function Standing({ explanation: e }: { readonly explanation: Explanation }) {
  if (e.answer) return <Status tone="done">{text.answered}</Status>
  return <Status tone={e.isOverdue ? 'refused' : 'ours'}>{text.asked}</Status>
}
