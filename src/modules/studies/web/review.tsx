/** D2: what a learner who finished says of a programme. */
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../../web/api.ts'
import { useRefreshOn } from '../../../web/live-line.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { DangerAct } from '../../../web/ui/danger-act.tsx'
import { Face, Waiting } from '../../../web/ui/faces.tsx'
import { RadioField } from '../../../web/ui/fields/choice-field.tsx'
import { TextArea } from '../../../web/ui/fields/text-field.tsx'
import { Acts, Fields, Form } from '../../../web/ui/form.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { Status, type Tone } from '../../../web/ui/status.tsx'
import { toast } from '../../../web/ui/toast.tsx'
import { useForm } from '../../../web/ui/use-form.ts'
import { nb } from '../../../web/ui/words.ts'
import { deleteReview, reviewWords, writeReview, type OwnReview, type ReviewState } from '../contract.ts'
import { reviewKey, useOwnReview } from './query.ts'
import { Stars } from './stars.tsx'
import { reviewText as words } from './text.ts'

const tones: Record<ReviewState, Tone> = { waiting: 'ours', shown: 'done', hidden: 'refused' }

export function ReviewSheet({ studyId }: { readonly studyId: string }) {
  const query = useOwnReview(studyId)
  const [isEditing, setEditing] = useState(false)
  useRefreshOn('review.', reviewKey(studyId))
  return (
    <Sheet title={words.title}>
      <Face
        query={query}
        what={words.what}
        failedTitle={words.failed}
        waiting={<Waiting what={words.what} rows={3} shape="lines" />}
      >
        {({ review }) =>
          review && !isEditing ? (
            <Shown studyId={studyId} review={review} onEdit={() => setEditing(true)} />
          ) : (
            <Edit studyId={studyId} review={review} onDone={() => setEditing(false)} />
          )
        }
      </Face>
    </Sheet>
  )
}

interface ShownProps {
  readonly studyId: string
  readonly review: OwnReview
  readonly onEdit: () => void
}

function Shown({ studyId, review: r, onEdit }: ShownProps) {
  const cache = useQueryClient()
  return (
    <>
      <p>
        <Stars rating={r.rating} /> <Status tone={tones[r.state]}>{reviewWords[r.state]}</Status>
      </p>
      {r.text !== '' && <p className="said">{nb(r.text)}</p>}
      {r.reason && <p className="small">{words.hidden(r.reason)}</p>}
      {r.reply && (
        <p className="small">
          <b>{words.reply}:</b> {nb(r.reply)}
        </p>
      )}
      <div className="acts">
        <Button kind="plain" size="small" wide={false} onClick={onEdit}>
          {words.change}
        </Button>
        <DangerAct
          act={words.remove}
          title={words.removeTitle}
          keep={words.keep}
          run={() => call(deleteReview, { params: { id: studyId } })}
          onDone={() => toast(words.removed)}
          onSettled={() => cache.invalidateQueries({ queryKey: reviewKey(studyId) })}
        >
          {words.removeNote}
        </DangerAct>
      </div>
    </>
  )
}

interface EditProps {
  readonly studyId: string
  readonly review: OwnReview | null
  readonly onDone: () => void
}

function Edit({ studyId, review, onDone }: EditProps) {
  const cache = useQueryClient()
  const form = useForm({
    initial: { rating: review ? String(review.rating) : '', text: review?.text ?? '' },
    labels: { rating: words.rating, text: words.text },
    send: async ({ rating, text }) => {
      await call(writeReview, { params: { id: studyId }, body: { rating: Number(rating), text } })
      await cache.invalidateQueries({ queryKey: reviewKey(studyId) })
      toast(words.sent)
      onDone()
    },
  })
  return (
    <Form form={form} name={words.title}>
      <p className="small">{words.note}</p>
      <Fields>
        <RadioField
          label={words.rating}
          choices={words.ratings.map((word, i) => ({ value: String(i + 1), label: `${i + 1} — ${word}` }))}
          {...form.bind('rating')}
        />
        <TextArea label={words.text} optional maxLength={2000} {...form.bind('text')} />
      </Fields>
      <Acts>
        <Button type="submit" kind="plain" size="small" wide={false} busy={form.isSending}>
          {words.send}
        </Button>
        {review && (
          <Button kind="quiet" size="small" wide={false} onClick={onDone}>
            {words.keep}
          </Button>
        )}
      </Acts>
    </Form>
  )
}
