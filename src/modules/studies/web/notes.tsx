/** D2: notes of a learner: written, changed, deleted; a change of another device is not overwritten. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../../web/api.ts'
import { Button } from '../../../web/ui/button.tsx'
import { useNow } from '../../../web/ui/clock.tsx'
import { moment } from '../../../web/ui/dates.ts'
import { DangerAct } from '../../../web/ui/danger-act.tsx'
import { Empty, Face } from '../../../web/ui/faces.tsx'
import { TextArea } from '../../../web/ui/fields/text-field.tsx'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { nb } from '../../../web/ui/words.ts'
import { changeNote, deleteNote, writeNote, type Note } from '../contract.ts'
import { notesKey, useNotes } from './query.ts'
import { SayBox } from './say-box.tsx'
import { notesText as words } from './text.ts'
import '../../../web/look/studies.css'

interface NotesProps {
  readonly studyId: string
  /** Where the learner is just now: title of a material. */
  readonly place?: string
}

export function Notes({ studyId, place = '' }: NotesProps) {
  const query = useNotes(studyId)
  const cache = useQueryClient()
  return (
    <Sheet title={words.title}>
      <Face
        query={query}
        what={words.what}
        failedTitle={words.failed}
        isEmpty={(data) => data.items.length === 0}
        empty={<Empty title={words.empty}>{words.emptyNote}</Empty>}
      >
        {(data) => (
          <ul className="plain-list apart">
            {data.items.map((note) => (
              <One key={note.id} studyId={studyId} note={note} />
            ))}
          </ul>
        )}
      </Face>
      <SayBox
        name="note"
        label={words.label}
        act={words.add}
        send={(text) => call(writeNote, { params: { id: studyId }, body: { place, text } })}
        onSettled={() => cache.invalidateQueries({ queryKey: notesKey(studyId) })}
      />
    </Sheet>
  )
}

function One({ studyId, note }: { readonly studyId: string; readonly note: Note }) {
  const cache = useQueryClient()
  const now = useNow()
  const [draft, setDraft] = useState<string | null>(null)
  const params = { id: studyId, noteId: note.id }
  const onSettled = () => cache.invalidateQueries({ queryKey: notesKey(studyId) })
  const change = useMutation({
    mutationFn: (text: string) => call(changeNote, { params, body: { text, version: note.version } }),
    onSuccess: () => setDraft(null),
    onSettled,
  })
  const short = note.text.slice(0, 60)
  return (
    <li>
      {draft === null ? (
        <p className="said">{nb(note.text)}</p>
      ) : (
        <TextArea
          name={`note-${note.id}`}
          label={words.edit}
          value={draft}
          onChange={setDraft}
          maxLength={4000}
          error={change.isError ? refusedBy(change.error).title : undefined}
        />
      )}
      <p className="tiny num">{[note.place, moment(note.changedAt, now)].filter(Boolean).join(', ')}</p>
      <div className="acts">
        {draft === null ? (
          <>
            <Button
              kind="quiet"
              size="small"
              wide={false}
              label={`${words.change}: ${short}`}
              onClick={() => setDraft(note.text)}
            >
              {words.change}
            </Button>
            <DangerAct
              act={words.remove}
              label={`${words.remove}: ${short}`}
              title={words.removeTitle}
              keep={words.keep}
              run={() => call(deleteNote, { params })}
              onSettled={onSettled}
            >
              {words.removeNote}
            </DangerAct>
          </>
        ) : (
          <>
            <Button size="small" wide={false} busy={change.isPending} onClick={() => change.mutate(draft)}>
              {words.save}
            </Button>
            <Button kind="plain" size="small" wide={false} onClick={() => setDraft(null)}>
              {words.close}
            </Button>
          </>
        )}
      </div>
    </li>
  )
}
