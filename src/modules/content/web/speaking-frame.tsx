/** The frame in which a package of xAPI plays: it says by itself, to the store of learning records, what was done; what it says without a line is kept. */
import { useState } from 'react'
import { useRefreshOn } from '../../../web/live-line.tsx'
import { Waiting } from '../../../web/ui/faces.tsx'
import { nb } from '../../../web/ui/words.ts'
import type { Launch } from '../contract.ts'
import { useBeside } from './keeper/use-beside.ts'
import { useWords } from './keeper/use-words.ts'
import { LessonBox } from './lesson-box.tsx'
import { courseQuery } from './query.ts'
import { learnWords } from './text.ts'
import { WordsNote } from './words-note.tsx'

type SpeakingLaunch = Extract<Launch, { kind: 'xapi' }>

const SpeakingBox = ({ launch }: { readonly launch: SpeakingLaunch }) => (
  <LessonBox url={launch.url} title={`${learnWords.lesson}: ${launch.title}`} />
)

/** A look of whoever teaches: nothing of it is kept. */
export const SpeakingPreview = ({ launch }: { readonly launch: SpeakingLaunch }) => (
  <>
    <p className="small">{nb(learnWords.speaking)}</p>
    <SpeakingBox launch={launch} />
  </>
)

export interface SpeakingFrameProps {
  readonly launch: SpeakingLaunch
  readonly studyId: string
}

export function SpeakingFrame({ launch, studyId }: SpeakingFrameProps) {
  // What it says to the store comes back as news of the course; the lesson itself stays open.
  useRefreshOn('course.', courseQuery(studyId).queryKey)
  const { keeper, state } = useWords()
  const [isFrail, setFrail] = useState(false)
  const { keeping, itemId } = launch
  const isReady = useBeside(
    keeping
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
      <WordsNote state={state} isFrail={isFrail} />
      {isReady ? (
        <SpeakingBox launch={launch} />
      ) : (
        <Waiting what={learnWords.lesson.toLowerCase()} rows={3} />
      )}
    </>
  )
}
