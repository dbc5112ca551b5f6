/** C5: passkeys in the profile: added on this device, named, removed. */
import { useEffect, useState } from 'react'
import { call } from '../../../web/api.ts'
import { Button } from '../../../web/ui/button.tsx'
import { useNow } from '../../../web/ui/clock.tsx'
import { day } from '../../../web/ui/dates.ts'
import { DangerDialog, Dialog } from '../../../web/ui/dialog.tsx'
import { TextField } from '../../../web/ui/fields/text-field.tsx'
import { Form } from '../../../web/ui/form.tsx'
import { Row } from '../../../web/ui/list.tsx'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { Status } from '../../../web/ui/status.tsx'
import { toast } from '../../../web/ui/toast.tsx'
import { useForm } from '../../../web/ui/use-form.ts'
import { nb } from '../../../web/ui/words.ts'
import type { Factors } from '../contract/factors.ts'
import { addPasskey, namePasskey, newPasskeyOptions, removePasskey } from '../contract/passkeys.ts'
import { deviceName } from '../../notifications/web/device-name.ts'
import { First, MakeFirst } from './first-factor.tsx'
import { useKeepFactors } from './factors-query.ts'
import { canUsePasskeys } from './can-use-passkeys.ts'
import { makeKey, stopAsking } from './passkey-device.ts'
import { passkeyText as words } from './text-passkeys.ts'

type Key = Factors['passkeys'][number]

export function Passkeys({ factors }: { readonly factors: Factors }) {
  const [isAdding, setAdding] = useState(false)
  const { passkeys } = factors
  return (
    <>
      <Row
        title={words.title}
        status={<First of={factors} kinds={['passkey']} />}
        note={passkeys.length > 0 ? undefined : canUsePasskeys() ? words.none : words.unsupported}
        act={
          <span className="row-acts">
            {passkeys.some((key) => !key.isCopied) && (
              <MakeFirst of={factors} kinds={['passkey']} to="passkey" />
            )}
            {canUsePasskeys() && (
              <Button kind="plain" size="small" onClick={() => setAdding(true)}>
                {words.add}
              </Button>
            )}
          </span>
        }
      />
      {passkeys.map((key) => (
        <KeyRow key={key.id} of={key} />
      ))}
      {isAdding && <AddDialog onClose={() => setAdding(false)} />}
    </>
  )
}

function KeyRow({ of: key }: { readonly of: Key }) {
  const [open, setOpen] = useState<'rename' | 'remove' | null>(null)
  const now = useNow()
  const used = key.lastUsedAt ? words.lastUsed(day(key.lastUsedAt, now)) : words.neverUsed
  const facts = [words.addedAt(day(key.addedAt, now)), used, ...(key.isSynced ? [words.synced] : [])]
  const close = () => setOpen(null)
  return (
    <>
      <Row
        level={4}
        title={key.name}
        status={key.isCopied && <Status tone="refused">{words.copied}</Status>}
        note={key.isCopied ? words.copiedNote : nb(facts.join(', '))}
        act={
          <span className="row-acts">
            <Button
              kind="quiet"
              size="small"
              label={words.renameName(key.name)}
              onClick={() => setOpen('rename')}
            >
              {words.rename}
            </Button>
            <Button
              kind="danger-quiet"
              size="small"
              label={words.removeName(key.name)}
              onClick={() => setOpen('remove')}
            >
              {words.remove}
            </Button>
          </span>
        }
      />
      {open === 'rename' && <RenameDialog of={key} onClose={close} />}
      {open === 'remove' && <RemoveDialog of={key} onClose={close} />}
    </>
  )
}

const nameFault = ({ name }: { name: string }) =>
  name.trim() ? [] : [{ field: 'name', message: words.nameEmpty }]

export function AddDialog({
  onClose,
  onDone,
}: {
  readonly onClose: () => void
  readonly onDone?: () => void
}) {
  const keep = useKeepFactors()
  useEffect(() => stopAsking, [])
  const form = useForm({
    initial: { name: deviceName(navigator.userAgent) },
    check: nameFault,
    send: async ({ name }) => {
      const question = await call(newPasskeyOptions, {})
      const answer = await makeKey(question)
      keep(await call(addPasskey, { body: { challengeId: question.challengeId, name, answer } }))
      toast(words.added)
      onClose()
      onDone?.()
    },
  })
  return (
    <Dialog open onClose={onClose} title={words.addTitle} firm>
      <Form form={form} after="и добавляйте">
        <p>{words.how}</p>
        <TextField label={words.name} hint={words.nameHint} maxLength={60} {...form.bind('name')} />
        <Button type="submit" wide busy={form.isSending}>
          {words.add}
        </Button>
      </Form>
    </Dialog>
  )
}

function RenameDialog({ of: key, onClose }: { readonly of: Key; readonly onClose: () => void }) {
  const keep = useKeepFactors()
  const form = useForm({
    initial: { name: key.name },
    check: nameFault,
    send: async ({ name }) => {
      keep(await call(namePasskey, { params: { id: key.id }, body: { name } }))
      toast(words.renamed)
      onClose()
    },
  })
  return (
    <Dialog open onClose={onClose} title={words.rename}>
      <Form form={form} after="и сохраняйте">
        <TextField label={words.name} hint={words.nameHint} maxLength={60} {...form.bind('name')} />
        <Button type="submit" wide busy={form.isSending}>
          {words.save}
        </Button>
      </Form>
    </Dialog>
  )
}

function RemoveDialog({ of: key, onClose }: { readonly of: Key; readonly onClose: () => void }) {
  const keep = useKeepFactors()
  const [isBusy, setBusy] = useState(false)
  const [fault, setFault] = useState<string>()
  const act = async () => {
    setBusy(true)
    try {
      keep(await call(removePasskey, { params: { id: key.id } }))
      toast(words.removed)
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
      title={words.removeQuestion(key.name)}
      act={words.remove}
      keep={words.keep}
      onAct={() => void act()}
      busy={isBusy}
      fault={fault}
    >
      {words.removeNote}
    </DangerDialog>
  )
}
