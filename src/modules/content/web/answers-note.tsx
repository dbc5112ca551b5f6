/** How answers of tests stand that this device keeps: said only when they are not simply in. */
import { IconCloudOff } from '@tabler/icons-react'
import { nb } from '../../../web/ui/words.ts'
import type { AnswersState } from './keeper/answer-keeper.ts'
import { attemptWords } from './text.ts'

interface AnswersNoteProps {
  readonly state: AnswersState
  /** Of the page of one try: what was lost of others is told on their own. */
  readonly attemptId?: string
}

export function AnswersNote({ state, attemptId }: AnswersNoteProps) {
  const isLost = attemptId === undefined ? state.lost.length > 0 : state.lost.includes(attemptId)
  const said =
    state.save === 'offline' || state.save === 'signed-out' || state.save === 'unkept'
      ? attemptWords.kept[state.save]
      : isLost
        ? attemptWords.lost
        : null
  // The place stands empty: what appears in it is said aloud.
  return (
    <div role="status">
      {said !== null && (
        <p className="save-note small" data-state={isLost ? 'refused' : state.save}>
          <IconCloudOff size={20} aria-hidden />
          <span>{nb(said)}</span>
        </p>
      )}
    </div>
  )
}
