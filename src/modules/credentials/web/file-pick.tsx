/** One file, chosen or dropped, that is looked at once and kept nowhere. */
import { IconUpload } from '@tabler/icons-react'
import { useId, useRef, useState, type DragEvent } from 'react'
import { Button } from '../../../web/ui/button.tsx'
import { FaultText } from '../../../web/ui/fields/field.tsx'
import { text } from './text.ts'

export interface FilePickProps {
  readonly label: string
  readonly hint: string
  readonly word: string
  readonly busy: boolean
  /** Said before a byte is sent; null when the file may go. */
  readonly fault: (file: File) => string | null
  readonly onPick: (file: File) => void
}

export function FilePick({ label, hint, word, busy, fault, onPick }: FilePickProps) {
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setOver] = useState(false)
  const [said, setSaid] = useState<string | null>(null)
  const [name, setName] = useState<string | null>(null)
  const [hintId, faultId] = [useId(), useId()]
  const take = (file: File | undefined) => {
    // The same file may be chosen again.
    if (input.current) input.current.value = ''
    if (!file || busy) return
    const wrong = fault(file)
    setSaid(wrong)
    setName(file.name)
    if (!wrong) onPick(file)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files[0])
  }
  return (
    <div role="group" aria-label={label} aria-describedby={said ? `${hintId} ${faultId}` : hintId}>
      <p id={hintId} className="tiny field-hint">
        {hint}
      </p>
      <div
        className="drop"
        data-over={isOver || undefined}
        data-error={said ? true : undefined}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <Button
          kind="plain"
          size="small"
          icon={<IconUpload size={18} aria-hidden />}
          busy={busy}
          onClick={() => input.current?.click()}
        >
          {word}
        </Button>
        <span className="small hide-phone">{text.orDrop}</span>
        <input
          ref={input}
          type="file"
          hidden
          accept="application/pdf,application/json,.json,.jsonld,image/svg+xml,image/png"
          aria-label={label}
          onChange={(event) => take(event.currentTarget.files?.[0])}
        />
      </div>
      {name && <p className="small file-picked">{name}</p>}
      {said && (
        <p className="field-fault" id={faultId} role="alert">
          <FaultText>{said}</FaultText>
        </p>
      )}
    </div>
  )
}
