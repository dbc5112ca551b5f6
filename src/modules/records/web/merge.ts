/** How two versions of an education record are joined: an institution is one choice in two fields. */
import { mergerOf } from '../../../web/draft/merge.ts'
import type { DraftFields } from '../contract.ts'

export const merger = mergerOf<DraftFields>([['institutionName', 'institutionId']])
export const { merge, takeTheirs } = merger
