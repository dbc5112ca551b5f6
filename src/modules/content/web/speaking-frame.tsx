/** The frame in which a package of xAPI plays: it says by itself, to the store of learning records, what was done. */
import { nb } from '../../../web/ui/words.ts'
import type { Launch } from '../contract.ts'
import { LessonBox } from './lesson-box.tsx'
import { learnWords } from './text.ts'

export interface SpeakingFrameProps {
  readonly launch: Extract<Launch, { kind: 'xapi' }>
}

export const SpeakingFrame = ({ launch }: SpeakingFrameProps) => (
  <>
    <p className="small">{nb(learnWords.speaking)}</p>
    <LessonBox url={launch.url} title={`${learnWords.lesson}: ${launch.title}`} />
  </>
)
