/** D2: the portal itself has heard how far an item is, whatever the device: what is done stays done, a share and a score only grow. */
import type { Context } from '../../../platform/context.ts'
import { progressOf, writeProgress } from '../store/courses.ts'
import type { ItemRow } from '../store/editions.ts'
import { afterStep, type Opened } from './course.ts'

export interface Move {
  readonly isDone: boolean
  readonly isFailed: boolean
  readonly share: number
  /** What was returned or taken back begins anew. */
  readonly mayFall?: boolean
  readonly score: number | null
}

const noDevice = '00000000-0000-4000-8000-000000000000'

export async function moveItem(tx: Context, opened: Opened, item: ItemRow, moved: Move): Promise<void> {
  const studyId = opened.course.study_id
  const known = (await progressOf(tx.db, studyId)).find((p) => p.item_id === item.id)
  const isDone = known?.state === 'done' || moved.isDone
  await writeProgress(tx.db, {
    study_id: studyId,
    item_id: item.id,
    person_id: opened.course.person_id,
    state: isDone ? 'done' : moved.isFailed ? 'failed' : 'begun',
    share: isDone ? 1 : moved.mayFall ? moved.share : Math.max(known?.share ?? 0, moved.share),
    score: moved.score === null ? (known?.score ?? null) : Math.max(known?.score ?? 0, moved.score),
    place: null,
    watched: [],
    device_id: noDevice,
    said_at: tx.now,
    heard_at: tx.now,
    begun_at: known?.begun_at ?? tx.now,
    done_at: known?.done_at ?? (isDone ? tx.now : null),
  })
  await afterStep(tx, opened, item, null)
}
