/** D2: what a learner writes down for themselves. */
import type { Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { noteChanged, noteNotFound, tooManyNotes, type Note } from '../contract.ts'
import * as store from '../store/talk.ts'
import type { NoteRow } from '../store/tables.ts'
import { ownStudy } from './own-studies.ts'

const most = 500

const present = (r: NoteRow): Note => ({
  id: r.id,
  place: r.place,
  text: r.text,
  version: r.version,
  createdAt: r.created_at.toISOString(),
  changedAt: r.changed_at.toISOString(),
})

export const listNotes = async (ctx: Context, studyId: string): Promise<Note[]> => {
  await ownStudy(ctx, studyId)
  return (await store.notesOf(ctx.db, studyId)).map(present)
}

export const writeNote = (
  ctx: Context,
  studyId: string,
  { place, text }: { readonly place: string; readonly text: string },
): Promise<Note> =>
  ctx.transaction(async (tx) => {
    const study = await ownStudy(tx, studyId)
    if ((await store.notesOf(tx.db, studyId)).length >= most) throw new Problem(tooManyNotes)
    const row: NoteRow = {
      id: tx.services.random.uuid(),
      study_id: studyId,
      person_id: study.person_id,
      place,
      text,
      version: 1,
      created_at: tx.now,
      changed_at: tx.now,
    }
    await store.insertNote(tx.db, row)
    return present(row)
  })

async function held(tx: Context, studyId: string, id: string): Promise<NoteRow> {
  await ownStudy(tx, studyId)
  const row = await store.lockNote(tx.db, studyId, id)
  if (!row) throw new Problem(noteNotFound)
  return row
}

export const changeNote = (
  ctx: Context,
  at: { readonly id: string; readonly noteId: string },
  { text, version }: { readonly text: string; readonly version: number },
): Promise<Note> =>
  ctx.transaction(async (tx) => {
    const row = await held(tx, at.id, at.noteId)
    if (row.version !== version) throw new Problem(noteChanged, { current: present(row) })
    const to = { text, version: version + 1, changed_at: tx.now }
    await store.changeNote(tx.db, row.id, to)
    return present({ ...row, ...to })
  })

export const deleteNote = (
  ctx: Context,
  at: { readonly id: string; readonly noteId: string },
): Promise<void> =>
  ctx.transaction(async (tx) => {
    await held(tx, at.id, at.noteId)
    await store.deleteNote(tx.db, at.noteId)
  })
