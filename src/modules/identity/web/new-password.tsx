/** A field for a new password: what it must be stands under it and is ticked off while it is typed. */
import { IconAlertCircle, IconCheck, IconCircleDashed } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { PasswordField } from '../../../web/ui/fields/text-field.tsx'
import type { Bound } from '../../../web/ui/use-form.ts'
import { nb } from '../../../web/ui/words.ts'
import { newPassword as words } from './text-password.ts'
import { usePasswordMarks, type Beside, type Mark, type MarkState } from './use-password-marks.ts'

interface NewPasswordProps extends Bound<string>, Beside {
  readonly label: string
}

export function NewPassword({ label, own, current, ...bound }: NewPasswordProps) {
  const marks = usePasswordMarks(bound.value, { own, current })
  return (
    <div className="new-password">
      <PasswordField label={label} hint={words.hint} autoComplete="new-password" {...bound} />
      <ul className="marks small" aria-label={words.must}>
        {marks.map((mark) => (
          <MarkLine key={mark.check} mark={mark} />
        ))}
      </ul>
      <Summary marks={marks} isTyped={bound.value !== ''} />
    </div>
  )
}

const icons = {
  todo: IconCircleDashed,
  asked: IconCircleDashed,
  later: IconCircleDashed,
  done: IconCheck,
  bad: IconAlertCircle,
} as const
const spoken: Readonly<Record<MarkState, string>> = {
  todo: words.notYet,
  asked: words.notYet,
  later: words.notYet,
  done: words.done,
  bad: words.bad,
}

function MarkLine({ mark }: { readonly mark: Mark }) {
  const Icon = icons[mark.state]
  const note = mark.state === 'asked' ? words.checking : mark.state === 'later' ? words.later : null
  return (
    <li data-state={mark.state}>
      <Icon size={18} stroke={2} aria-hidden />
      <span>
        <span className="for-readers">{spoken[mark.state]} </span>
        {mark.words}
        {note && nb(` — ${note}`)}
      </span>
    </li>
  )
}

const restMs = 1200

/** For readers of the screen: said when the typing rests, not with every sign. */
function Summary({ marks, isTyped }: { readonly marks: readonly Mark[]; readonly isTyped: boolean }) {
  const left = marks.filter((mark) => mark.state === 'todo' || mark.state === 'bad').map((mark) => mark.words)
  const text = !isTyped ? '' : left.length === 0 ? words.fits : words.left(left)
  const [told, setTold] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setTold(text), restMs)
    return () => clearTimeout(timer)
  }, [text])
  return (
    <p className="for-readers" role="status">
      {told}
    </p>
  )
}
