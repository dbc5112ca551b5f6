/** F7, F8: when a section opens or closes, a role comes, goes or is switched in another tab, the menu and the open page follow at once; nothing is asked of the person. */
import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useHear } from '../live-line.tsx'
import { onSectionChange, tellSectionChange } from '../section-change.ts'
import { sessionKey, useSession, type Session } from '../session.tsx'

/** Timers know no longer pause; a day is longer than any session. */
const longestMs = 86_400_000

export function SectionWatch() {
  const cache = useQueryClient()
  const router = useRouter()
  const session = useSession()
  const left = session?.sectionsChangeInMs ?? null
  useHear('section.changed', tellSectionChange)
  useHear('identity.role-switched', tellSectionChange)
  // The line may be lost just then: the page keeps time by itself, from the interval the server named.
  useEffect(() => {
    if (left === null || left > longestMs) return
    const timer = setTimeout(tellSectionChange, left + 1)
    return () => clearTimeout(timer)
  }, [left, session])
  useEffect(() => {
    const rights = () => {
      const session = cache.getQueryData<Session | null>(sessionKey)
      return [session?.work.active, ...(session?.permissions ?? [])].join()
    }
    const follow = async () => {
      const before = rights()
      await cache.refetchQueries({ queryKey: sessionKey })
      // Told by several at once: only the first finds a difference.
      if (rights() === before) return
      // What was shown to the former role is forgotten, not only asked anew.
      cache.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionKey[0], type: 'inactive' })
      await router.invalidate()
      await cache.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionKey[0] })
    }
    return onSectionChange(() => void follow())
  }, [cache, router])
  return null
}
