/** D9+: keys of systems that work for the organisation: registered, seen at work, taken away. */
import { IconPlus } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../../web/api.ts'
import { Button } from '../../../web/ui/button.tsx'
import { useNow } from '../../../web/ui/clock.tsx'
import { day, moment } from '../../../web/ui/dates.ts'
import { DangerAct } from '../../../web/ui/danger-act.tsx'
import { Empty, Face } from '../../../web/ui/faces.tsx'
import { TextArea, TextField } from '../../../web/ui/fields/text-field.tsx'
import { List, Row } from '../../../web/ui/list.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { Status } from '../../../web/ui/status.tsx'
import { toast } from '../../../web/ui/toast.tsx'
import { FormDialog } from '../../../web/ui/form-dialog.tsx'
import { useForm } from '../../../web/ui/use-form.ts'
import { addKey, listKeys, revokeKey, type SystemKey } from '../contract.ts'
import { deskKey } from './desk-query.ts'
import { desk } from './desk-text.ts'
import { keys as words } from './keys-text.ts'

const keysKey = [...deskKey, 'keys'] as const

export function Page() {
  const [isAdding, setAdding] = useState(false)
  const query = useQuery({ queryKey: keysKey, queryFn: ({ signal }) => call(listKeys, {}, { signal }) })
  return (
    <Frame
      title={words.title}
      note={words.note}
      crumbs={[[desk.title, '/teaching']]}
      side={
        <Button
          size="small"
          wide={false}
          icon={<IconPlus size={18} aria-hidden />}
          onClick={() => setAdding(true)}
        >
          {words.add}
        </Button>
      }
    >
      <Sheet name={words.title} bare>
        <Face
          query={query}
          what={words.what}
          failedTitle={words.failed}
          isEmpty={(data) => data.items.length === 0}
          empty={<Empty title={words.empty}>{words.emptyNote}</Empty>}
        >
          {(data) => (
            <List name={words.title}>
              {data.items.map((key) => (
                <Line key={key.id} one={key} />
              ))}
            </List>
          )}
        </Face>
      </Sheet>
      {isAdding && <AddDialog onClose={() => setAdding(false)} />}
    </Frame>
  )
}

function AddDialog({ onClose }: { readonly onClose: () => void }) {
  const cache = useQueryClient()
  const form = useForm({
    initial: { name: '', publicKey: '' },
    labels: { name: words.name, publicKey: words.publicKey },
    send: async (body) => {
      await call(addKey, { body })
      await cache.invalidateQueries({ queryKey: keysKey })
      toast(words.added)
      onClose()
    },
  })
  return (
    <FormDialog form={form} title={words.add} act={words.register} keep={words.keep} onClose={onClose} firm>
      <TextField label={words.name} maxLength={100} {...form.bind('name')} />
      <TextArea
        label={words.publicKey}
        hint={words.publicKeyHint}
        rows={5}
        maxLength={2000}
        {...form.bind('publicKey')}
      />
    </FormDialog>
  )
}

function Line({ one }: { readonly one: SystemKey }) {
  const now = useNow()
  const cache = useQueryClient()
  return (
    <Row
      when={day(one.createdAt, now)}
      title={one.name}
      status={
        <Status tone={one.revokedAt ? 'quiet' : 'done'}>{one.revokedAt ? words.revoked : words.works}</Status>
      }
      note={[
        words.by(one.by),
        one.lastUsedAt ? words.used(moment(one.lastUsedAt, now)) : words.unused,
        `keyid ${one.id.slice(0, 12)}…`,
      ].join(', ')}
      act={
        one.can.revoke && (
          <DangerAct
            act={words.revoke}
            label={words.revokeOf(one.name)}
            title={words.revokeTitle}
            keep={words.keep}
            run={() => call(revokeKey, { params: { id: one.id } })}
            onDone={() => toast(words.done)}
            onSettled={() => cache.invalidateQueries({ queryKey: keysKey })}
          >
            {words.revokeNote(one.name)}
          </DangerAct>
        )
      }
    />
  )
}
