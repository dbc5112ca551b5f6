/** C3, E1: other accounts that look like the same person's, and the proposal to make them one. */
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../../web/api.ts'
import { Button } from '../../../web/ui/button.tsx'
import { useNow } from '../../../web/ui/clock.tsx'
import { day } from '../../../web/ui/dates.ts'
import { DangerDialog } from '../../../web/ui/dialog.tsx'
import { Facts } from '../../../web/ui/facts.tsx'
import { Link } from '../../../web/ui/link.tsx'
import { List, Row } from '../../../web/ui/list.tsx'
import { ReasonDialog } from '../../../web/ui/reason-dialog.tsx'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { toast } from '../../../web/ui/toast.tsx'
import { proposeMerge, withdrawMerge } from '../contract/merge-proposals.ts'
import type { Doors, Twin } from '../contract/people-desk.ts'
import { doorsKey } from './person-act.tsx'
import { knownOf } from './person-known.ts'
import { people } from './text-people.ts'
import { twins as text } from './text-twins.ts'

export function TwinsSheets({ doors: d }: { readonly doors: Doors }) {
  const [chosen, setChosen] = useState<Twin | null>(null)
  return (
    <>
      {d.merging && <Merging doors={d} merging={d.merging} />}
      {d.twins.length > 0 && (
        <Sheet title={text.title} bare>
          <List name={text.title}>
            {d.twins.map((twin) => (
              <Row
                key={twin.id}
                title={twin.fullName}
                href={`/people/${twin.id}`}
                note={
                  <>
                    {[...knownOf(twin), text.likeness[twin.likeness]].join(', ')}
                    {twin.obstacle && <div className="tiny">{twin.obstacle}</div>}
                  </>
                }
                act={
                  d.can.merge &&
                  !twin.obstacle && (
                    <Button
                      kind="plain"
                      size="small"
                      label={text.proposeLabel(twin.fullName)}
                      onClick={() => setChosen(twin)}
                    >
                      {text.propose}
                    </Button>
                  )
                }
              />
            ))}
          </List>
        </Sheet>
      )}
      {chosen && <ProposeDialog doors={d} twin={chosen} onClose={() => setChosen(null)} />}
    </>
  )
}

function ProposeDialog({
  doors: d,
  twin,
  onClose,
}: {
  readonly doors: Doors
  readonly twin: Twin
  readonly onClose: () => void
}) {
  const cache = useQueryClient()
  const kept = twin.isKept ? twin : d
  return (
    <ReasonDialog
      onClose={onClose}
      title={text.proposeTitle}
      act={text.proposeAct}
      keep={text.keep}
      label={people.reason}
      hint={people.reasonHint}
      run={(reason) => call(proposeMerge, { params: { id: d.id }, body: { otherId: twin.id, reason } })}
      onDone={(fresh) => {
        cache.setQueryData(doorsKey(d.id), fresh)
        toast(text.done)
      }}
    >
      <p>{text.stays(kept.fullName, kept.snilsEnd)}</p>
      <p>{text.loss}</p>
    </ReasonDialog>
  )
}

interface MergingProps {
  readonly doors: Doors
  readonly merging: NonNullable<Doors['merging']>
}

function Merging({ doors: d, merging: m }: MergingProps) {
  const now = useNow()
  const [isAsking, setAsking] = useState(false)
  const said = (is: boolean) => (is ? text.yes : text.notYet)
  return (
    <Sheet title={text.merging}>
      <Facts
        facts={[
          [
            text.with,
            <Link key="with" href={`/people/${m.with.id}`}>
              {m.with.fullName}
            </Link>,
          ],
          [text.why, m.reason],
          [text.who, `${m.by}, ${day(m.at, now)}`],
          [text.here, said(m.agreed.here)],
          [text.there, said(m.agreed.there)],
          [text.until, day(m.expiresAt, now)],
        ]}
      />
      <div className="acts">
        <Button kind="danger-quiet" size="small" onClick={() => setAsking(true)}>
          {text.withdraw}
        </Button>
      </div>
      {isAsking && <WithdrawDialog id={d.id} onClose={() => setAsking(false)} />}
    </Sheet>
  )
}

function WithdrawDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const cache = useQueryClient()
  const [isBusy, setBusy] = useState(false)
  const [fault, setFault] = useState<string>()
  const act = async () => {
    setBusy(true)
    try {
      cache.setQueryData(doorsKey(id), await call(withdrawMerge, { params: { id } }))
      toast(text.withdrawn)
      onClose()
    } catch (error) {
      setFault(refusedBy(error).title)
      setBusy(false)
    }
  }
  return (
    <DangerDialog
      open
      onClose={onClose}
      title={text.withdrawTitle}
      act={text.withdraw}
      keep={text.keep}
      onAct={() => void act()}
      busy={isBusy}
      fault={fault}
    >
      {text.withdrawLoss}
    </DangerDialog>
  )
}
