/** What waits for this very person, the nearest day first. */
import { useQuery } from '@tanstack/react-query'
import { call } from '../../../web/api.ts'
import { useRefreshOn } from '../../../web/live-line.tsx'
import { usePerson, type Work } from '../../../web/session.tsx'
import { useNow } from '../../../web/ui/clock.tsx'
import { isoDay } from '../../../web/ui/dates.ts'
import { listApplications, queue } from '../../applications/contract.ts'
import { roleWords } from '../../identity/contract.ts'
import { listProposals } from '../../staff/contract.ts'
import { listDeadLetters } from '../../operations/contract.ts'
import { useTeachingActs } from './teaching-acts.ts'
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

/** So many days before its end a role is asked for anew in good time. */
const warnedDays = 14

function endingRoles(work: Work, now: Date): Act[] {
  const soon = now.getTime() + warnedDays * 86_400_000
  return work.held
    .filter((h) => h.until !== null && new Date(h.until).getTime() < soon)
    .map((h) => ({
      key: `role-${h.role}`,
      title: text.termTitle(roleWords[h.role].toLowerCase()),
      note: text.termNote,
      by: isoDay(new Date(new Date(h.until!).getTime() - 1)),
      href: '/profile',
      word: text.toProfile,
    }))
}

/** Acts come from the modules that the person has a right to; a module that does not answer hides none of the others. */
export function useActs(): { readonly acts: readonly Act[]; readonly isPending: boolean } {
  const { permissions, work } = usePerson()
  const now = useNow()
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
  const proposals = useQuery({
    queryKey: ['staff', 'proposals', 'waiting'],
    queryFn: ({ signal }) => call(listProposals, { query: { state: 'waiting' } }, { signal }),
    enabled: permissions.has('roles.approve'),
  })
  const teaching = useTeachingActs()
  useRefreshOn('staff.', ['staff'])
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
    ...(proposals.data && proposals.data.waiting > 0
      ? [
          {
            key: 'roles',
            title: text.rolesTitle(proposals.data.waiting),
            note: text.rolesNote,
            by: null,
            href: '/roles?tab=waiting',
            word: text.toRoles,
          },
        ]
      : []),
    ...teaching.acts,
    ...endingRoles(work, now),
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
    isPending: teaching.isPending || [questions, desk, dead, proposals].some((q) => q.isLoading),
  }
}
