/** The keeper of drafts, for education records. */
import * as drafts from '../../../web/draft/keeper.ts'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { Draft, type DraftFields } from '../contract.ts'
import { merger } from './merge.ts'

export type Question = drafts.Question<DraftFields>
export type Kept = drafts.Kept<DraftFields>
export type DraftKeeper = drafts.DraftKeeper<DraftFields, Draft>
export type KeeperParts = Omit<drafts.KeeperParts<DraftFields, Draft>, 'merger' | 'conflictOf'>

export const keepDraft = (parts: KeeperParts): DraftKeeper =>
  drafts.keepDraft({ ...parts, merger, conflictOf })

/** The refusal brings the other version with it. */
function conflictOf(error: unknown): Draft | undefined {
  if (refusedBy(error).code !== 'education-draft.conflict') return undefined
  const extras = (error as { extras?: { current?: unknown } }).extras
  return Draft.safeParse(extras?.current).data
}
