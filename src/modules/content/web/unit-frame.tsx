/** The lesson of a cmi5 course that is open: on another origin, in a frame or in a window of its own; what it says without a line is kept by this page. */
import { useEffect, useEffectEvent, useState } from 'react'
import { Button } from '../../../web/ui/button.tsx'
import { Waiting } from '../../../web/ui/faces.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { nb } from '../../../web/ui/words.ts'
import { openBeside } from './keeper/beside.ts'
import { openRelay } from './keeper/relay.ts'
import type { WordKeeper } from './keeper/word-keeper.ts'
import { LessonBox } from './lesson-box.tsx'
import { unitWords as words } from './units-text.ts'

export interface UnitFrameProps {
  readonly title: string
  readonly url: string
  readonly isOwnWindow: boolean
  /** Null: a look, of which nothing is kept. */
  readonly kept: {
    readonly studyId: string
    readonly itemId: string
    readonly sessionId: string
    readonly url: string
    readonly keeper: WordKeeper
  } | null
  readonly onWatching?: (isWatching: boolean) => void
  readonly onClose: () => void
}

export function UnitFrame({ title, url, isOwnWindow, kept, onWatching, onClose }: UnitFrameProps) {
  // The lesson opens when whoever keeps its words is awake: one that was opened before is not heard.
  const [isReady, setReady] = useState(kept === null)
  const besideUrl = kept?.url
  const wake = useEffectEvent((beside: string) => {
    const { keeper, studyId, itemId, sessionId } = kept!
    const relay = openRelay({ of: { studyId, itemId, sessionId }, keeper, origin: location.origin })
    return openBeside(beside, relay, (isWatching) => {
      onWatching?.(isWatching)
      setReady(true)
    })
  })
  useEffect(() => (besideUrl === undefined ? undefined : wake(besideUrl)), [besideUrl])
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
