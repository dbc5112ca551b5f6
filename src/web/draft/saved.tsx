/** Beside the acts of a form: whether what was typed is at the server already. */
import { time } from '../ui/dates.ts'
import type { Kept } from './keeper.ts'
import { draftText as text } from './text.ts'

export function Saved({ kept }: { readonly kept: Pick<Kept<object>, 'state' | 'savedAt' | 'fault'> }) {
  const words = {
    blank: text.blank,
    saving: text.saving,
    saved: text.saved(time(kept.savedAt)),
    unsaved: text.unsaved,
    refused: `${text.notSaved}: ${kept.fault ?? ''}`,
  }
  const isBad = kept.state === 'unsaved' || kept.state === 'refused'
  return (
    <span className="tiny num" role={isBad ? 'alert' : 'status'} data-tone={isBad ? 'refused' : undefined}>
      {words[kept.state]}
    </span>
  )
}
