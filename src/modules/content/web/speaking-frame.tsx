/** The frame in which a package of xAPI plays: it says by itself, to the store of learning records, what was done; what it says without a line is kept. */
import { useState } from 'react'
import { Waiting } from '../../../web/ui/faces.tsx'
import { nb } from '../../../web/ui/words.ts'
import type { Launch } from '../contract.ts'
import { useBeside } from './keeper/use-beside.ts'
import { useWords } from './keeper/use-words.ts'
import { LessonBox } from './lesson-box.tsx'
import { learnWords } from './text.ts'
import { WordsNote } from './words-note.tsx'

export interface SpeakingFrameProps {
  readonly launch: Extract<Launch, { kind: 'xapi' }>
  /** Null: a look of whoever teaches. */
  readonly studyId: string | null
}

export function SpeakingFrame({ launch, studyId }: SpeakingFrameProps) {
  const { keeper, state } = useWords()
  const [isFrail, setFrail] = useState(false)
  const { keeping, itemId, url } = launch
  const isReady = useBeside(
    keeping && studyId
      ? {
          of: { studyId, itemId, sessionId: keeping.sessionId },
          hasLastWord: false,
          url: keeping.url,
          keeper,
        }
      : null,
    (isWatching) => setFrail(!isWatching),
  )
  return (
    <>
      {keeping ? (
        <WordsNote state={state} isFrail={isFrail} />
      ) : (
        <p className="small">{nb(learnWords.speaking)}</p>
      )}
      {isReady ? (
        <LessonBox url={url} title={`${learnWords.lesson}: ${launch.title}`} />
      ) : (
        <Waiting what={learnWords.lesson.toLowerCase()} rows={3} />
      )}
    </>
  )
}
