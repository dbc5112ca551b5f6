/** Whether what a lesson of cmi5 said is kept, what of it was refused and why, and that another device went further. */
import { nb } from '../../../web/ui/words.ts'
import type { WordsState } from './keeper/word-keeper.ts'
import { SaveNote } from './save-note.tsx'
import { unitWords as words } from './units-text.ts'

interface WordsNoteProps {
  readonly state: WordsState
  /** This browser lets nothing stand between the lesson and the line. */
  readonly isFrail?: boolean
}

export const WordsNote = ({ state, isFrail = false }: WordsNoteProps) => (
  <>
    <SaveNote state={isFrail && state.save === 'saved' ? 'frail' : state.save} />
    {state.why.length > 0 && (
      <div className="newer" role="alert">
        <p>{nb(words.refused(state.why))}</p>
      </div>
    )}
    {state.isOlder && (
      <div className="newer" role="alert">
        <p>{nb(words.older)}</p>
      </div>
    )}
  </>
)
