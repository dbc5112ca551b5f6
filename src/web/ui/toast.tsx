/** One quiet message below: the result of a small act done elsewhere. Six seconds, longer while it is read. */
import { IconX } from '@tabler/icons-react'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { IconButton } from './button.tsx'
import { nb } from './words.ts'

interface Message {
  readonly id: number
  readonly text: string
  readonly act: { readonly word: string; readonly run: () => void } | undefined
}

let current: Message | null = null
let count = 0
const hearers = new Set<() => void>()

function say(message: Message | null): void {
  current = message
  for (const hear of hearers) hear()
}

/** `toast('Добавлено в план', { word: 'Отменить', run })`. Not for errors and not for what needs an act. */
export const toast = (text: string, act?: Message['act']): void => say({ id: ++count, text: nb(text), act })

const lifeSeconds = 6

/** Stands once, in the shell. */
export function Toaster() {
  const message = useSyncExternalStore(
    (hear) => {
      hearers.add(hear)
      return () => hearers.delete(hear)
    },
    () => current,
  )
  const [isHeld, setHeld] = useState(false)
  useEffect(() => {
    if (!message || isHeld) return
    const timer = setTimeout(() => say(null), lifeSeconds * 1000)
    return () => clearTimeout(timer)
  }, [message, isHeld])
  return (
    // Reading holds it: the pointer or the focus inside stops the count.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      className="toast-place"
      role="status"
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {message && (
        <div className="toast" key={message.id}>
          <span>{message.text}</span>
          {message.act && (
            <button
              type="button"
              className="toast-act"
              onClick={() => {
                message.act?.run()
                say(null)
              }}
            >
              {message.act.word}
            </button>
          )}
          <IconButton
            label="Закрыть сообщение"
            icon={<IconX size={18} aria-hidden />}
            onClick={() => say(null)}
          />
        </div>
      )}
    </div>
  )
}
