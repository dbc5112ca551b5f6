/** What the verifier reads on the scan where it differs; the loupe marks the signs while it is typed. */
import { useState } from 'react'
import { TextField } from '../../../web/ui/fields/text-field.tsx'
import { desk } from './desk-text.ts'

export interface FieldReadProps {
  readonly value: string
  readonly onSave: (read: string) => void
}

/** Saved when the typing rests, and when the field is left. */
const restMs = 700

export function FieldRead({ value, onSave }: FieldReadProps) {
  const [typed, setTyped] = useState(value)
  const [timer, setTimer] = useState<ReturnType<typeof setTimeout>>()
  const save = (read: string) => {
    clearTimeout(timer)
    if (read.trim() !== value) onSave(read.trim())
  }
  return (
    <div className="cmp-read">
      <TextField
        name="on-scan"
        label={desk.readLabel}
        hint={desk.readHint}
        value={typed}
        maxLength={1000}
        onBlur={() => save(typed)}
        onChange={(read) => {
          setTyped(read)
          clearTimeout(timer)
          setTimer(setTimeout(() => save(read), restMs))
        }}
      />
    </div>
  )
}
