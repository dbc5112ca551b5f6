/** One card in hand: the field in the loupe, marks, dialogs and keys, joined into the panes of the desk. */
import { useState, type ReactNode } from 'react'
import { useKeys } from '../../../web/ui/desk/use-keys.ts'
import { toast } from '../../../web/ui/toast.tsx'
import type { DeskApplication, RejectionCode } from '../contract.ts'
import { useDeskActs } from './desk-acts.ts'
import { DeskCheck } from './desk-check.tsx'
import { AskDialog, RejectDialog } from './desk-dialogs.tsx'
import type { Neighbours } from './desk-one.tsx'
import { DeskScan } from './desk-scan.tsx'
import { reasonFor, standsInTheWay } from './desk-standing.ts'
import { desk } from './desk-text.ts'

export interface DeskWorkProps {
  readonly application: DeskApplication
  readonly areKeysOn: boolean
  readonly neighbours: Neighbours
  readonly children: (panes: { scan: ReactNode; check: ReactNode }) => ReactNode
}

type Dialog = 'ask' | 'reject' | null

export function DeskWork({ application: a, areKeysOn, neighbours, children }: DeskWorkProps) {
  const acts = useDeskActs(a)
  const [on, setOn] = useState(a.facts[0]?.key ?? '')
  const [dialog, setDialog] = useState<Dialog>(null)
  const [chosen, setChosen] = useState<RejectionCode | ''>('')
  const at = a.facts.findIndex((f) => f.key === on)
  const field = a.facts[at]
  // The server learns of the look with the first sheet; the card here is told at once.
  const [isScanSeen, setScanSeen] = useState(a.isScanOpened)
  const isScanOpened = a.isScanOpened || isScanSeen
  const why = standsInTheWay({ ...a, isScanOpened }, acts.marks)
  // Whoever may take it may also begin: the first act takes it.
  const works = a.status === 'under-review' && (a.can.check || a.can.claim)
  const rejects =
    a.can.reject || (a.can.claim && (a.status === 'under-review' || a.question?.isOverdue === true))
  const reason = chosen === '' ? reasonFor(a, acts.marks) : chosen
  const move = (by: 1 | -1) => setOn(a.facts[Math.min(a.facts.length - 1, Math.max(0, at + by))]?.key ?? on)
  const press = (key: string, matches: boolean | null) => {
    if (works) acts.mark({ [key]: { matches, onScan: acts.marks[key]?.onScan ?? '' } })
  }
  const unmarked = a.facts.filter((f) => (acts.marks[f.key]?.matches ?? null) === null)
  const agreeRest = () =>
    acts.mark(Object.fromEntries(unmarked.map((f) => [f.key, { matches: true, onScan: '' }])))
  const approve = () => {
    if (!works || why !== undefined || acts.isBusy) return
    void acts.settle({ outcome: 'approved', version: a.version }).then(
      () => {
        toast(desk.approved(a.applicant.shortName))
        neighbours.leave()
      },
      () => undefined,
    )
  }
  useKeys(
    {
      J: () => neighbours.go(1),
      K: () => neighbours.go(-1),
      ArrowDown: () => move(1),
      ArrowUp: () => move(-1),
      Y: () => press(on, true),
      N: () => press(on, false),
      A: approve,
      Q: () => works && setDialog('ask'),
      R: () => rejects && setDialog('reject'),
    },
    areKeysOn,
  )
  const mark = acts.marks[on]
  const scans = [...a.files, ...a.talk.flatMap((line) => line.files)].filter((f) => f.from === 'applicant')
  return (
    <>
      {children({
        scan: (
          <DeskScan
            applicationId={a.id}
            files={scans}
            onSeen={() => setScanSeen(true)}
            field={
              field
                ? {
                    key: field.key,
                    value: field.value,
                    read: mark?.matches === false ? mark.onScan || null : null,
                  }
                : null
            }
          />
        ),
        check: (
          <DeskCheck
            application={a}
            acts={acts}
            on={on}
            setOn={setOn}
            press={press}
            agreeRest={works && isScanOpened && unmarked.length > 1 ? agreeRest : undefined}
            works={works}
            rejects={rejects}
            why={why}
            reason={reason}
            setReason={setChosen}
            approve={approve}
            open={setDialog}
          />
        ),
      })}
      <AskDialog
        application={a}
        acts={acts}
        reason={reason}
        isOpen={dialog === 'ask'}
        onClose={() => setDialog(null)}
      />
      <RejectDialog
        application={a}
        acts={acts}
        reason={reason}
        setReason={setChosen}
        isOpen={dialog === 'reject'}
        onClose={() => setDialog(null)}
        onDone={() => {
          toast(desk.rejected(a.applicant.shortName))
          neighbours.leave()
        }}
      />
    </>
  )
}
