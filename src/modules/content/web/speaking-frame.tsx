/** The frame in which a package of xAPI plays: it says by itself, to the store of learning records, what was done. */
import { useEffect, useState } from 'react'
import { Button } from '../../../web/ui/button.tsx'
import { nb } from '../../../web/ui/words.ts'
import type { Launch } from '../contract.ts'
import { learnWords } from './text.ts'

export interface SpeakingFrameProps {
  readonly launch: Extract<Launch, { kind: 'xapi' }>
}

export function SpeakingFrame({ launch }: SpeakingFrameProps) {
  const [isFull, setFull] = useState(false)
  useEffect(() => {
    const escape = (event: KeyboardEvent) => event.key === 'Escape' && setFull(false)
    addEventListener('keydown', escape)
    return () => removeEventListener('keydown', escape)
  }, [])
  return (
    <>
      <p className="small">{nb(learnWords.speaking)}</p>
      <div className={isFull ? 'lesson lesson-full' : 'lesson'}>
        <iframe
          src={launch.url}
          title={`${learnWords.lesson}: ${launch.title}`}
          sandbox="allow-scripts allow-same-origin allow-forms allow-popups allow-modals allow-downloads"
          allow="fullscreen; autoplay"
          referrerPolicy="no-referrer"
        />
        <div className="lesson-foot">
          <Button kind="quiet" size="small" wide={false} onClick={() => setFull(!isFull)}>
            {isFull ? learnWords.smaller : learnWords.fullScreen}
          </Button>
        </div>
      </div>
    </>
  )
}
