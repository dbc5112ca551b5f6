/** C5: ways to confirm a sign-in: what is set up, what comes first, adding and taking away. */
import { useState } from 'react'
import { call } from '../../../web/api.ts'
import { Button } from '../../../web/ui/button.tsx'
import { useNow } from '../../../web/ui/clock.tsx'
import { day } from '../../../web/ui/dates.ts'
import { DangerDialog } from '../../../web/ui/dialog.tsx'
import { Face } from '../../../web/ui/faces.tsx'
import { List, Row } from '../../../web/ui/list.tsx'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { Status } from '../../../web/ui/status.tsx'
import { toast } from '../../../web/ui/toast.tsx'
import { listing, nb } from '../../../web/ui/words.ts'
import { removeApp, switchMessages, type Factors } from '../contract/factors.ts'
import { AppDialog } from './app-dialog.tsx'
import { useFactors, useKeepFactors } from './factors-query.ts'
import { First, MakeFirst } from './first-factor.tsx'
import { Passkeys } from './profile-passkeys.tsx'
import { RecoveryDialog } from './recovery-dialog.tsx'
import { factorText as words } from './text-factors.ts'

export function FactorsSheet() {
  const query = useFactors()
  return (
    <Sheet title={words.title} bare id="factors">
      <Face query={query} what="способы входа" failedTitle="Способы входа не загрузились">
        {(factors) => (
          <>
            <p className="small sheet-note">{words.note}</p>
            <List name={words.title}>
              <Messages factors={factors} />
              <App factors={factors} />
              <Passkeys factors={factors} />
              <RecoveryCodes factors={factors} />
            </List>
          </>
        )}
      </Face>
    </Sheet>
  )
}

interface RowProps {
  readonly factors: Factors
}

function messagesNote({ messages, areMessagesOff, isMessageTooLittle }: Factors): string {
  if (messages.length > 0) return words.messagesNote(listing(messages.map((way) => way.sentTo)))
  if (isMessageTooLittle) return words.messagesTooLittle
  return areMessagesOff ? words.messagesAreOff : words.messagesNone
}

function Messages({ factors }: RowProps) {
  const [isOpen, setOpen] = useState(false)
  const [first] = factors.messages
  const { areMessagesOff, canSwitchMessages } = factors
  return (
    <>
      <Row
        title={words.messages}
        status={<First of={factors} kinds={['sms', 'email']} />}
        note={messagesNote(factors)}
        act={
          <span className="row-acts">
            {first && <MakeFirst of={factors} kinds={['sms', 'email']} to={first.channel} />}
            {canSwitchMessages && (
              <Button
                kind={areMessagesOff ? 'plain' : 'danger-quiet'}
                size="small"
                label={areMessagesOff ? words.messagesOnLabel : words.messagesOffLabel}
                onClick={() => setOpen(true)}
              >
                {areMessagesOff ? words.on : words.off}
              </Button>
            )}
          </span>
        }
      />
      {isOpen && (
        <SwitchDialog
          words={areMessagesOff ? words.messagesOnAsk : words.messagesOffAsk}
          act={() => call(switchMessages, { body: { isOff: !areMessagesOff } })}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}

function App({ factors }: RowProps) {
  const [open, setOpen] = useState<'connect' | 'off' | null>(null)
  const keep = useKeepFactors()
  const now = useNow()
  const { app } = factors
  const close = () => setOpen(null)
  return (
    <>
      <Row
        title={words.app}
        status={<First of={factors} kinds={['app']} />}
        note={
          app
            ? nb(
                `${words.appSince(day(app.addedAt, now))}, ${
                  app.lastUsedAt ? words.lastUsed(day(app.lastUsedAt, now)) : words.neverUsed
                }`,
              )
            : words.appNone
        }
        act={
          <span className="row-acts">
            {app && <MakeFirst of={factors} kinds={['app']} to="app" />}
            <Button kind="plain" size="small" onClick={() => setOpen('connect')}>
              {app ? words.replace : words.connect}
            </Button>
            {app && (
              <Button kind="danger-quiet" size="small" onClick={() => setOpen('off')}>
                {words.off}
              </Button>
            )}
          </span>
        }
      />
      {open === 'connect' && <AppDialog onClose={close} onDone={keep} />}
      {open === 'off' && (
        <SwitchDialog words={words.appOffAsk} act={() => call(removeApp, {})} onClose={close} />
      )}
    </>
  )
}

function RecoveryCodes({ factors }: RowProps) {
  const [isOpen, setOpen] = useState(false)
  const keep = useKeepFactors()
  const now = useNow()
  const { recoveryCodes: codes } = factors
  return (
    <>
      <Row
        title={words.recovery}
        status={
          codes?.isFew && (
            <Status tone="yours">{codes.left === 0 ? words.recoveryNo : words.recoveryFew}</Status>
          )
        }
        note={codes ? words.recoveryLeft(codes.left, day(codes.madeAt, now)) : words.recoveryNone}
        act={
          <Button kind="plain" size="small" onClick={() => setOpen(true)}>
            {codes ? words.recoveryRenew : words.recoveryMake}
          </Button>
        }
      />
      {isOpen && <RecoveryDialog hasOld={codes !== null} onClose={() => setOpen(false)} onDone={keep} />}
    </>
  )
}

interface SwitchWords {
  readonly title: string
  readonly note: string
  readonly act: string
  readonly keep: string
  readonly done: string
}

function SwitchDialog({
  words: w,
  act,
  onClose,
}: {
  readonly words: SwitchWords
  readonly act: () => Promise<Factors>
  readonly onClose: () => void
}) {
  const keep = useKeepFactors()
  const [isBusy, setBusy] = useState(false)
  const [fault, setFault] = useState<string>()
  const go = async () => {
    setBusy(true)
    try {
      keep(await act())
      toast(w.done)
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
      title={w.title}
      act={w.act}
      keep={w.keep}
      onAct={() => void go()}
      busy={isBusy}
      fault={fault}
    >
      {w.note}
    </DangerDialog>
  )
}
