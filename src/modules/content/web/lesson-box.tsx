/** Where a lesson plays: a frame that fills the screen and comes back, with its acts below. */
import { useEffect, useState, type ReactNode, type Ref } from 'react'
import { Button } from '../../../web/ui/button.tsx'
import { learnWords } from './text.ts'

export interface LessonBoxProps {
  readonly url: string
  readonly title: string
  readonly frame?: Ref<HTMLIFrameElement>
  /** Beside «На весь экран». */
  readonly acts?: ReactNode
}

export function LessonBox({ url, title, frame, acts }: LessonBoxProps) {
  const [isFull, setFull] = useState(false)
  useEffect(() => {
    const escape = (event: KeyboardEvent) => event.key === 'Escape' && setFull(false)
    addEventListener('keydown', escape)
    return () => removeEventListener('keydown', escape)
  }, [])
  return (
    <div className={isFull ? 'lesson lesson-full' : 'lesson'}>
      <iframe
        ref={frame}
        src={url}
        title={title}
        sandbox="allow-scripts allow-same-origin allow-forms allow-popups allow-modals allow-downloads"
        allow="fullscreen; autoplay"
        referrerPolicy="no-referrer"
      />
      <div className="lesson-foot">
        <Button kind="quiet" size="small" wide={false} onClick={() => setFull(!isFull)}>
          {isFull ? learnWords.smaller : learnWords.fullScreen}
        </Button>
        {acts}
      </div>
    </div>
  )
}
