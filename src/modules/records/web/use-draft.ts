/** The keeper of a draft in the life of a page. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { call } from '../../../web/api.ts'
import { watchLeaving } from '../../../web/draft/leaving.ts'
import { useHear } from '../../../web/live-line.tsx'
import { toast } from '../../../web/ui/toast.tsx'
import { readDraft, saveDraft, type Draft } from '../contract.ts'
import { keepDraft, type DraftKeeper, type Kept } from './draft-keeper.ts'
import { draftKey, educationKey } from './query.ts'
import { text } from './text.ts'

export function useDraft(draft: Draft): Kept & Pick<DraftKeeper, 'set' | 'answer' | 'flush'> {
  const cache = useQueryClient()
  const params = { id: draft.id }
  const [keeper] = useState(() =>
    keepDraft({
      draft,
      put: (version, fields) => call(saveDraft, { params, body: { version, fields } }),
      onSaved: (saved) => {
        cache.setQueryData(draftKey(saved.id), saved)
        void cache.invalidateQueries({ queryKey: educationKey })
      },
      onPulled: () => toast(text.pulled),
    }),
  )
  const kept = useSyncExternalStore(keeper.listen, keeper.now)
  useHear('education-draft.saved', ({ payload }) => {
    if (payload['draftId'] === draft.id)
      keeper.hear(Number(payload['version']), () => call(readDraft, { params }))
  })
  useEffect(() => watchLeaving(keeper), [keeper])
  return { ...kept, set: keeper.set, answer: keeper.answer, flush: keeper.flush }
}
