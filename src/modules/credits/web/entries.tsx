/** D7+: the ledger of a cycle: what for, when, by which rule; what was taken back stands beside what took it. */
import { useState } from 'react'
import { call } from '../../../web/api.ts'
import { Button } from '../../../web/ui/button.tsx'
import { fullDay } from '../../../web/ui/dates.ts'
import { Empty, Face } from '../../../web/ui/faces.tsx'
import { SelectField } from '../../../web/ui/fields/select-field.tsx'
import { List, Row } from '../../../web/ui/list.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { Status } from '../../../web/ui/status.tsx'
import { toast } from '../../../web/ui/toast.tsx'
import { sentences } from '../../../web/ui/words.ts'
import { CreditKind, moveEntry, type Entry } from '../contract.ts'
import { PlaceDialog } from './place-dialog.tsx'
import { useEntries } from './query.ts'
import { text } from './text.ts'

function Line({ entry: e, onMove }: { readonly entry: Entry; readonly onMove: () => void }) {
  return (
    <Row
      when={fullDay(e.earnedOn)}
      sub={text.creditsOf(e.credits)}
      title={e.title}
      href={e.link ?? undefined}
      status={e.isReversed && <Status tone="quiet">{text.reversed}</Status>}
      note={sentences([
        e.organisation,
        text.kinds[e.kind],
        e.reason ? text.reversal(e.reason) : e.rule,
        text.entered(e.approver, fullDay(e.at)),
      ])}
      act={
        e.can.move && (
          <Button kind="plain" size="small" label={`${text.move}: ${e.title}`} onClick={onMove}>
            {text.move}
          </Button>
        )
      }
    />
  )
}

export function Entries({ cycleId }: { readonly cycleId: string }) {
  const [kind, setKind] = useState('')
  const [moved, setMoved] = useState<Entry | null>(null)
  const query = useEntries(cycleId, CreditKind.safeParse(kind).data)
  return (
    <Sheet title={text.entriesTitle} bare>
      <div className="in">
        <SelectField
          name="kind"
          label={text.kind}
          value={kind}
          onChange={setKind}
          searchable={false}
          options={[
            { value: '', label: text.anyKind },
            ...CreditKind.options.map((value) => ({ value, label: text.kinds[value] })),
          ]}
        />
      </div>
      <Face
        query={query}
        what={text.entriesWhat}
        failedTitle={text.entriesFailed}
        calm={text.calm}
        isEmpty={(data) => data.pages[0]?.items.length === 0}
        empty={
          <Empty
            title={text.entriesEmpty}
            acts={
              <Button kind="plain" size="small" href="/documents/new">
                {text.addRecord}
              </Button>
            }
          >
            {text.entriesEmptyNote}
          </Empty>
        }
      >
        {(data) => (
          <>
            <List name={text.entriesTitle}>
              {data.pages
                .flatMap((page) => page.items)
                .map((entry) => (
                  <Line key={entry.id} entry={entry} onMove={() => setMoved(entry)} />
                ))}
            </List>
            {query.hasNextPage && (
              <div className="in alone">
                <Button
                  kind="plain"
                  busy={query.isFetchingNextPage}
                  onClick={() => void query.fetchNextPage()}
                >
                  {text.showMore}
                </Button>
              </div>
            )}
          </>
        )}
      </Face>
      {moved && (
        <PlaceDialog
          title={text.moveTitle}
          act={text.move}
          lead={`${moved.title}. ${text.waitingNote(moved.credits, moved.earnedOn)}`}
          note={text.moveNote}
          cycles={moved.cycles}
          run={(to) => call(moveEntry, { params: { id: moved.id }, body: { cycleId: to } })}
          onDone={() => toast(text.movedOne(moved.credits))}
          onClose={() => setMoved(null)}
        />
      )}
    </Sheet>
  )
}
