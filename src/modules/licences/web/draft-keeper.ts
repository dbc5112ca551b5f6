/** The keeper of drafts, for papers of admission, in the life of a page. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { call } from '../../../web/api.ts'
import {
  keepDraft,
  type DraftKeeper,
  type Kept as KeptOf,
  type Question as QuestionOf,
} from '../../../web/draft/keeper.ts'
import { watchLeaving } from '../../../web/draft/leaving.ts'
import { mergerOf } from '../../../web/draft/merge.ts'
import { useHear } from '../../../web/live-line.tsx'
import { currentIn } from '../../../web/stale.ts'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { toast } from '../../../web/ui/toast.tsx'
import { PaperDraft, readDraft, saveDraft, type PaperFields } from '../contract.ts'
import { draftKey, papersKey } from './query.ts'
import { text } from './text.ts'

export type Kept = KeptOf<PaperFields>
export type Question = QuestionOf<PaperFields>
type Keeper = DraftKeeper<PaperFields, PaperDraft>

/** An organisation is one choice in three fields. */
const merger = mergerOf<PaperFields>([['organisationName', 'organisationId', 'ogrn']])

const conflictOf = (error: unknown): PaperDraft | undefined =>
  refusedBy(error).code === 'licence-draft.conflict' ? currentIn(error, PaperDraft) : undefined

export function useDraft(draft: PaperDraft): Kept & Pick<Keeper, 'set' | 'answer' | 'flush'> {
  const cache = useQueryClient()
  const params = { id: draft.id }
  const [keeper] = useState(() =>
    keepDraft({
      draft,
      merger,
      conflictOf,
      put: (version, fields: PaperFields) => call(saveDraft, { params, body: { version, fields } }),
      onSaved: (saved) => {
        cache.setQueryData(draftKey(saved.id), saved)
        void cache.invalidateQueries({ queryKey: papersKey })
      },
      onPulled: () => toast(text.pulled),
    }),
  )
  const kept = useSyncExternalStore(keeper.listen, keeper.now)
  useHear('licence-draft.saved', ({ payload }) => {
    if (payload['draftId'] === draft.id)
      keeper.hear(Number(payload['version']), () => call(readDraft, { params }))
  })
  useEffect(() => watchLeaving(keeper), [keeper])
  return { ...kept, set: keeper.set, answer: keeper.answer, flush: keeper.flush }
}
