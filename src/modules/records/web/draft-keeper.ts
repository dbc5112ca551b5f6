/** The keeper of drafts, for education records. */
import * as drafts from '../../../web/draft/keeper.ts'
import { currentIn } from '../../../web/stale.ts'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { Draft, type DraftFields } from '../contract.ts'
import { merger } from './merge.ts'

export type Question = drafts.Question<DraftFields>
export type Kept = drafts.Kept<DraftFields>
export type DraftKeeper = drafts.DraftKeeper<DraftFields, Draft>
export type KeeperParts = Omit<drafts.KeeperParts<DraftFields, Draft>, 'merger' | 'conflictOf'>

const conflictOf = (error: unknown): Draft | undefined =>
  refusedBy(error).code === 'education-draft.conflict' ? currentIn(error, Draft) : undefined

export const keepDraft = (parts: KeeperParts): DraftKeeper =>
  drafts.keepDraft({ ...parts, merger, conflictOf })
