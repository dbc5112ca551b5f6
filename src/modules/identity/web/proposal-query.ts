/** The proposal to make two of my accounts one, if there is any. */
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../web/api.ts'
import { readMergeProposal } from '../contract/merge-proposals.ts'

export const proposalKey = ['identity', 'merge-proposal'] as const

export const proposalQuery = queryOptions({
  queryKey: proposalKey,
  queryFn: ({ signal }) => call(readMergeProposal, {}, { signal }),
})
