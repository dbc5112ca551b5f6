/** A dialog of the browser itself: focus stays inside, Escape closes, focus returns; a sheet from below on a phone. */
import { IconX } from '@tabler/icons-react'
import { useEffect, useId, useLayoutEffect, useRef, type ReactNode } from 'react'
import { Button, IconButton } from './button.tsx'
import { holdPage } from './scroll-lock.ts'
import { nb } from './words.ts'

export interface DialogProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly title: string
  readonly children: ReactNode
  /** `full` covers a phone whole: long lists, documents. */
  readonly size?: 'normal' | 'wide' | 'full' | undefined
  /** A click beside does not close: something typed could be lost. */
  readonly firm?: boolean | undefined
}

export function Dialog(props: DialogProps) {
  return props.open ? <OpenDialog {...props} /> : null
}

function OpenDialog({ onClose, title, children, size = 'normal', firm }: DialogProps) {
  const box = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useLayoutEffect(() => {
    const dialog = box.current
    if (!dialog) return
    // Closing by script gives the focus back to whoever opened; removal alone would lose it.
    const opener = document.activeElement
    if (!dialog.open) dialog.showModal()
    const release = holdPage()
    return () => {
      release()
      dialog.close()
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus({ preventScroll: true })
    }
  }, [])
  useEffect(() => {
    box.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus()
  }, [])
  return (
    // A click on the ground beside is a click on the dialog element itself.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <dialog
      ref={box}
      className={`dialog dialog-${size}`}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onMouseDown={(event) => {
        if (!firm && event.target === box.current) onClose()
      }}
    >
      <div className="dialog-in">
        <div className="dialog-head">
          <h2 id={titleId}>{nb(title)}</h2>
          <IconButton label="Закрыть" icon={<IconX size={22} aria-hidden />} onClick={onClose} />
        </div>
        {children}
      </div>
    </dialog>
  )
}

export interface DangerProps {
  readonly open: boolean
  readonly onClose: () => void
  /** The question is the verb: «Отозвать заявление?» */
  readonly title: string
  /** Two sentences: what is lost, what stays. */
  readonly children: ReactNode
  /** The verb: «Отозвать заявление». */
  readonly act: string
  /** The way back, which has focus: «Оставить на рассмотрении». */
  readonly keep: string
  readonly onAct: () => void
  readonly busy?: boolean | undefined
  /** A refusal of the server, in words. */
  readonly fault?: string | undefined
}

/** An act that cannot be taken back. */
export const DangerDialog = (props: DangerProps) => (
  <Dialog open={props.open} onClose={props.onClose} title={props.title} firm>
    <div className="dialog-text">
      {typeof props.children === 'string' ? <p>{nb(props.children)}</p> : props.children}
    </div>
    {props.fault && (
      <p className="field-fault" role="alert">
        {nb(props.fault)}
      </p>
    )}
    <div className="acts">
      <Button kind="danger" wide onClick={props.onAct} busy={props.busy ?? false}>
        {props.act}
      </Button>
      <Button kind="plain" wide onClick={props.onClose} takesFocus>
        {props.keep}
      </Button>
    </div>
  </Dialog>
)
