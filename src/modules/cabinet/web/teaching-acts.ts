/** What waits for those who teach, and for those who look over programmes and reviews. */
import { useQuery } from '@tanstack/react-query'
import { call } from '../../../web/api.ts'
import { useRefreshOn } from '../../../web/live-line.tsx'
import { usePerson } from '../../../web/session.tsx'
import { listClaims } from '../../credits/contract.ts'
import { listOwnProgrammes, listProviders } from '../../learning/contract.ts'
import { listDeskQuestions, listDeskReviews, listLearners } from '../../studies/contract.ts'
import type { Act } from './acts.ts'
import { text } from './text.ts'

/** Lists are asked for no more: «10 и больше». */
const most = 10

/** Known as a list, not as a number. */
const listed: ReadonlySet<string> = new Set(['asked', 'claims', 'reviews'])

const act = (key: keyof typeof text.teaching, n: number, href: string, by: string | null = null): Act[] =>
  n === 0
    ? []
    : [
        {
          key,
          title: text.teaching[key](n, listed.has(key) && n >= most),
          note: text.teachingNotes[key],
          by,
          href,
          word: text.look,
        },
      ]

export function useTeachingActs(): { readonly acts: readonly Act[]; readonly isPending: boolean } {
  const { permissions } = usePerson()
  const teaches = permissions.has('learning.provide')
  const judges = permissions.has('learning.review')
  useRefreshOn('study', ['home-teaching'])
  useRefreshOn('claim.', ['home-teaching'])
  useRefreshOn('programme', ['home-teaching'])
  const applied = useQuery({
    queryKey: ['home-teaching', 'applied'],
    queryFn: ({ signal }) => call(listLearners, { query: { state: 'applied', limit: 1 } }, { signal }),
    enabled: teaches,
  })
  const asked = useQuery({
    queryKey: ['home-teaching', 'asked'],
    queryFn: ({ signal }) => call(listDeskQuestions, { query: { limit: most } }, { signal }),
    enabled: teaches,
  })
  const claims = useQuery({
    queryKey: ['home-teaching', 'claims'],
    queryFn: ({ signal }) => call(listClaims, { query: { state: 'open', limit: most } }, { signal }),
    enabled: teaches,
  })
  const programmes = useQuery({
    queryKey: ['home-teaching', 'programmes'],
    queryFn: ({ signal }) => call(listOwnProgrammes, { query: { state: 'review', limit: 1 } }, { signal }),
    enabled: judges,
  })
  const providers = useQuery({
    queryKey: ['home-teaching', 'providers'],
    queryFn: ({ signal }) => call(listProviders, { query: { state: 'submitted' } }, { signal }),
    enabled: judges,
  })
  const reviews = useQuery({
    queryKey: ['home-teaching', 'reviews'],
    queryFn: ({ signal }) => call(listDeskReviews, { query: { state: 'waiting', limit: most } }, { signal }),
    enabled: judges,
  })
  const open = claims.data?.items ?? []
  return {
    acts: [
      ...act('applied', applied.data?.counts.applied ?? 0, '/teaching/learners'),
      ...act('asked', asked.data?.items.length ?? 0, '/teaching/questions'),
      ...act('claims', open.length, '/credits/desk', open[0]?.dueOn ?? null),
      ...act('programmes', programmes.data?.counts.review ?? 0, '/desk/programmes'),
      ...act(
        'providers',
        providers.data?.items.length ?? 0,
        '/desk/providers',
        providers.data?.items[0]?.dueOn ?? null,
      ),
      ...act('reviews', reviews.data?.items.length ?? 0, '/desk/reviews'),
    ],
    isPending: [applied, asked, claims, programmes, providers, reviews].some((q) => q.isLoading),
  }
}
