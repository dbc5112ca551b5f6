/** Beside the items: banks of questions, a new test, answers that wait to be read. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useGo } from '../../../web/address.ts'
import { call } from '../../../web/api.ts'
import { Button } from '../../../web/ui/button.tsx'
import { Dialog } from '../../../web/ui/dialog.tsx'
import { TextField } from '../../../web/ui/fields/text-field.tsx'
import { Acts, Fields, Form } from '../../../web/ui/form.tsx'
import { Link } from '../../../web/ui/link.tsx'
import { Brief } from '../../../web/ui/list.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { useForm } from '../../../web/ui/use-form.ts'
import { nb } from '../../../web/ui/words.ts'
import { createBank, type Outline } from '../contract.ts'
import { confirmWords } from './external-text.ts'
import { contentKey } from './query.ts'
import { words } from './text.ts'

interface TestsProps {
  readonly outline: Outline
  readonly onAdd: () => void
}

export function Tests({ outline: o, onAdd }: TestsProps) {
  const [isNaming, setNaming] = useState(false)
  return (
    <Sheet title={words.tests}>
      {o.waitingReviews > 0 && (
        <p>
          {nb(words.reviews(o.waitingReviews))}. <Link href="/teaching/answers">{words.reviewsOpen}</Link>
        </p>
      )}
      {o.waitingClaims > 0 && (
        <p>
          {nb(confirmWords.waiting(o.waitingClaims))}.{' '}
          <Link href="/teaching/answers">{confirmWords.open}</Link>
        </p>
      )}
      {o.banks.length === 0 ? (
        <p className="small">{nb(words.noBanks)}</p>
      ) : (
        <ul className="briefs">
          {o.banks.map((b) => (
            <Brief
              key={b.id}
              title={b.name}
              href={o.can.change ? `/teaching/${o.programmeId}/questions/${b.id}` : undefined}
              note={words.questions(b.questions)}
            />
          ))}
        </ul>
      )}
      {o.can.change && (
        <div className="acts">
          {o.banks.length > 0 && (
            <Button kind="plain" size="small" onClick={onAdd}>
              {words.addTest}
            </Button>
          )}
          <Button kind="plain" size="small" onClick={() => setNaming(true)}>
            {words.newBank}
          </Button>
        </div>
      )}
      {isNaming && (
        <Dialog open title={words.newBank} onClose={() => setNaming(false)} firm>
          <NewBank programmeId={o.programmeId} />
        </Dialog>
      )}
    </Sheet>
  )
}

function NewBank({ programmeId }: { readonly programmeId: string }) {
  const cache = useQueryClient()
  const go = useGo()
  const make = useMutation({
    mutationFn: (name: string) => call(createBank, { params: { id: programmeId }, body: { name } }),
  })
  const form = useForm({
    initial: { name: '' },
    send: async ({ name }) => {
      const { id } = await make.mutateAsync(name)
      await cache.invalidateQueries({ queryKey: contentKey })
      go(`/teaching/${programmeId}/questions/${id}`)
    },
  })
  return (
    <Form form={form}>
      <Fields>
        <TextField label={words.bankName} maxLength={300} {...form.bind('name')} />
      </Fields>
      <Acts>
        <Button type="submit" busy={form.isSending}>
          {words.newBank}
        </Button>
      </Acts>
    </Form>
  )
}
