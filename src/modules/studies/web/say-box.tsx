/** A text and one button under it: a note, a question. What was typed stays until it is kept. */
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../../web/ui/button.tsx'
import { TextArea } from '../../../web/ui/fields/text-field.tsx'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import '../../../web/look/studies.css'

interface SayBoxProps {
  readonly name: string
  readonly label: string
  readonly act: string
  readonly send: (text: string) => Promise<unknown>
  /** After any outcome. */
  readonly onSettled: () => unknown
}

export function SayBox({ name, label, act, send, onSettled }: SayBoxProps) {
  const [draft, setDraft] = useState('')
  const say = useMutation({ mutationFn: send, onSuccess: () => setDraft(''), onSettled })
  const refused = say.isError ? refusedBy(say.error) : null
  return (
    <div className="stack say">
      <TextArea
        name={name}
        label={label}
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
          busy={say.isPending}
          disabled={draft.trim() === ''}
          onClick={() => say.mutate(draft)}
        >
          {act}
        </Button>
      </div>
    </div>
  )
}
