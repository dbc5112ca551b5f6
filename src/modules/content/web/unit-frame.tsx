/** The lesson of a cmi5 course that is open: on another origin, in a frame or in a window of its own; what it says without a line is kept by this page. */
import { Button } from '../../../web/ui/button.tsx'
import { Waiting } from '../../../web/ui/faces.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { nb } from '../../../web/ui/words.ts'
import { useBeside, type Kept } from './keeper/use-beside.ts'
import { LessonBox } from './lesson-box.tsx'
import { unitWords as words } from './units-text.ts'

export interface UnitFrameProps {
  readonly title: string
  readonly url: string
  readonly isOwnWindow: boolean
  /** Null: a look, of which nothing is kept. */
  readonly kept: Kept | null
  readonly onWatching?: (isWatching: boolean) => void
  readonly onClose: () => void
}

export function UnitFrame({ title, url, isOwnWindow, kept, onWatching, onClose }: UnitFrameProps) {
  const isReady = useBeside(kept, onWatching)
  if (!isReady)
    return (
      <Sheet title={title}>
        <Waiting what={words.lesson} rows={3} />
      </Sheet>
    )
  if (isOwnWindow)
    return (
      <Sheet title={title}>
        <p>{nb(kept ? `${words.ownWindow} ${words.stayHere}` : words.ownWindow)}</p>
        <div className="acts">
          <Button href={url} target="_blank" label={`${words.openWindow}: ${title}, ${words.newWindow}`}>
            {words.openWindow}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {words.close}
          </Button>
        </div>
      </Sheet>
    )
  return (
    <LessonBox
      url={url}
      title={words.frame(title)}
      acts={
        <Button kind="quiet" size="small" wide={false} onClick={onClose}>
          {words.close}
        </Button>
      }
    />
  )
}
