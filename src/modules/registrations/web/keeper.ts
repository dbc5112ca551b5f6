/** The keeper of drafts, for registrations, in the life of a page. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { call } from '../../../web/api.ts'
import {
  keepDraft,
  type DraftKeeper,
  type Kept,
  type Question as QuestionOf,
} from '../../../web/draft/keeper.ts'
import { watchLeaving } from '../../../web/draft/leaving.ts'
import { mergerOf } from '../../../web/draft/merge.ts'
import { useHear } from '../../../web/live-line.tsx'
import { currentIn } from '../../../web/stale.ts'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { toast } from '../../../web/ui/toast.tsx'
import { readRegistration, Registration, saveRegistration, type RegistrationFields } from '../contract.ts'
import { oneQuery } from './query.ts'
import { text } from './text.ts'

export type Question = QuestionOf<RegistrationFields>
type Keeper = DraftKeeper<RegistrationFields, Registration>

const merger = mergerOf<RegistrationFields>([])

const conflictOf = (error: unknown): Registration | undefined =>
  refusedBy(error).code === 'registration.conflict' ? currentIn(error, Registration) : undefined

export function useKeeper(
  registration: Registration,
): Kept<RegistrationFields> & Pick<Keeper, 'set' | 'answer' | 'flush'> {
  const cache = useQueryClient()
  const params = { id: registration.id }
  const [keeper] = useState(() =>
    keepDraft({
      draft: registration,
      merger,
      conflictOf,
      put: (version, fields: RegistrationFields) =>
        call(saveRegistration, { params, body: { version, fields } }),
      onSaved: (saved) => cache.setQueryData(oneQuery(saved.id).queryKey, saved),
      onPulled: () => toast(text.pulled),
    }),
  )
  const kept = useSyncExternalStore(keeper.listen, keeper.now)
  useHear('registration-draft.saved', ({ payload }) => {
    if (payload['registrationId'] === registration.id)
      keeper.hear(Number(payload['version']), () => call(readRegistration, { params }))
  })
  useEffect(() => watchLeaving(keeper), [keeper])
  return { ...kept, set: keeper.set, answer: keeper.answer, flush: keeper.flush }
}
