/** What waits for this very person, the nearest day first. */
import { useQuery } from '@tanstack/react-query'
import { call } from '../../../web/api.ts'
import { useRefreshOn } from '../../../web/live-line.tsx'
import { usePerson } from '../../../web/session.tsx'
import { listApplications, queue } from '../../applications/contract.ts'
import { listDeadLetters } from '../../operations/contract.ts'
import { text } from './text.ts'

export interface Act {
  readonly key: string
  readonly title: string
  readonly note: string
  /** The day by which; acts without one stand last. */
  readonly by: string | null
  readonly href: string
  readonly word: string
}

/** Acts come from the modules that the person has a right to; a module that does not answer hides none of the others. */
export function useActs(): { readonly acts: readonly Act[]; readonly isPending: boolean } {
  const { permissions } = usePerson()
  const questions = useQuery({
    queryKey: ['applications', 'questions'],
    queryFn: ({ signal }) =>
      call(listApplications, { query: { status: ['question'], limit: 20 } }, { signal }),
    enabled: permissions.has('applications.own'),
  })
  const desk = useQuery({
    queryKey: ['desk', 'counts'],
    queryFn: ({ signal }) => call(queue, { query: { limit: 1 } }, { signal }),
    enabled: permissions.has('applications.verify'),
  })
  const dead = useQuery({
    queryKey: ['operations', 'dead'],
    queryFn: ({ signal }) => call(listDeadLetters, {}, { signal }),
    enabled: permissions.has('jobs.manage'),
  })
  useRefreshOn('application.', ['applications'], ['desk'])
  useRefreshOn('record.', ['records'])
  const acts: Act[] = [
    ...(questions.data?.items ?? []).map((a) => ({
      key: a.id,
      title: text.answerTitle(a.title),
      note: text.answerNote(a.number),
      by: a.answerBy,
      href: `/applications/${a.id}`,
      word: text.answer,
    })),
    ...(desk.data && desk.data.counts.waiting > 0
      ? [
          {
            key: 'desk',
            title: text.queueTitle(desk.data.counts.waiting),
            note: text.queueNote(desk.data.counts.today, desk.data.counts.overdue),
            by: desk.data.items[0]?.dueOn ?? null,
            href: '/desk',
            word: text.openDesk,
          },
        ]
      : []),
    ...(dead.data && dead.data.items.length > 0
      ? [
          {
            key: 'dead',
            title: text.stoppedTitle(dead.data.items.length),
            note: text.stoppedNote,
            by: null,
            href: '/operations/jobs',
            word: text.look,
          },
        ]
      : []),
  ]
  return {
    acts: acts.toSorted((a, b) => (a.by ?? '9999').localeCompare(b.by ?? '9999')),
    isPending: [questions, desk, dead].some((q) => q.isLoading),
  }
}
