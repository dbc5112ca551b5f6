/** The session goes on for an organisation, or for nobody but the person; every page may be another one then. */
import { useQueryClient } from '@tanstack/react-query'
import { call, Refusal } from '../../../web/api.ts'
import { sessionKey } from '../../../web/session.tsx'
import { toast } from '../../../web/ui/toast.tsx'
import { actForOrganisation, type Employment } from '../contract/esia-profile.ts'
import { esiaKey } from './esia-query.ts'
import { sessionOf } from './session-source.ts'
import { esia as text } from './text-esia.ts'

/** False when it was refused, and then it is said why. */
export function useActFor(): (employment: Pick<Employment, 'id' | 'name'> | null) => Promise<boolean> {
  const cache = useQueryClient()
  return async (employment) => {
    try {
      const session = await call(actForOrganisation, { body: { employmentId: employment?.id ?? null } })
      cache.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionKey[0], type: 'inactive' })
      cache.setQueryData(sessionKey, sessionOf(session))
      toast(text.actedFor(employment?.name ?? null))
      return true
    } catch (error) {
      toast(error instanceof Refusal ? error.message : text.failed)
      return false
    } finally {
      void cache.invalidateQueries({ queryKey: esiaKey })
    }
  }
}
