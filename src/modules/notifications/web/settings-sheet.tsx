/** What by which channel, one after another or at once, at night or not. Also stands in the profile. */
import { useQueryClient } from '@tanstack/react-query'
import { useId } from 'react'
import { call } from '../../../web/api.ts'
import { usePerson } from '../../../web/session.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { Face } from '../../../web/ui/faces.tsx'
import { Checkbox, RadioField } from '../../../web/ui/fields/choice-field.tsx'
import { Acts, Fields, Form } from '../../../web/ui/form.tsx'
import { Link } from '../../../web/ui/link.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { toast } from '../../../web/ui/toast.tsx'
import { useForm, type UseForm } from '../../../web/ui/use-form.ts'
import { Channel, Kind, saveMessageSettings, type MessageSettings } from '../contract.ts'
import { settingsKey, useMessageSettings } from './query.ts'
import { channelWords, kindWords, settingsText } from './text.ts'

export function MessageSettingsSheet() {
  const query = useMessageSettings()
  return (
    <Sheet title={settingsText.about}>
      <Face query={query} what={settingsText.what} failedTitle={settingsText.failed} calm={settingsText.calm}>
        {(settings) => <SettingsForm settings={settings} />}
      </Face>
    </Sheet>
  )
}

type Values = Record<Kind, readonly Channel[]> & { readonly mode: string; readonly isQuietAtNight: boolean }

const valuesOf = (s: MessageSettings): Values => {
  const of = (kind: Kind) => s.kinds.find((k) => k.kind === kind)?.channels ?? []
  return {
    application: of('application'),
    question: of('question'),
    certificate: of('certificate'),
    credits: of('credits'),
    plan: of('plan'),
    file: of('file'),
    security: of('security'),
    work: of('work'),
    mode: s.mode,
    isQuietAtNight: s.isQuietAtNight,
  }
}

function SettingsForm({ settings }: { readonly settings: MessageSettings }) {
  const cache = useQueryClient()
  const { permissions } = usePerson()
  const kinds = Kind.options.filter((k) => k !== 'work' || permissions.has('applications.verify'))
  const form = useForm<Values>({
    initial: valuesOf(settings),
    labels: { security: kindWords.security.title },
    send: async (values) => {
      const saved = await call(saveMessageSettings, {
        body: {
          kinds: kinds.map((kind) => ({ kind, channels: [...values[kind]] })),
          mode: values.mode === 'all' ? 'all' : 'first',
          isQuietAtNight: values.isQuietAtNight,
        },
      })
      cache.setQueryData(settingsKey, saved)
      toast(settingsText.saved)
    },
  })
  return (
    <Form form={form}>
      <Missing ways={settings.ways} />
      <div className="message-kinds">
        {kinds.map((kind) => (
          <KindRow key={kind} kind={kind} form={form} ways={settings.ways} />
        ))}
      </div>
      <Fields>
        <RadioField
          label={settingsText.mode}
          {...form.bind('mode')}
          choices={[
            { value: 'first', label: settingsText.first, hint: settingsText.firstHint },
            { value: 'all', label: settingsText.all, hint: settingsText.allHint },
          ]}
        />
        <Checkbox label={settingsText.quiet} hint={settingsText.quietHint} {...form.bind('isQuietAtNight')} />
      </Fields>
      <div className="small">{settingsText.codes}</div>
      <Acts>
        <Button type="submit" busy={form.isSending}>
          {settingsText.save}
        </Button>
      </Acts>
    </Form>
  )
}

interface KindRowProps {
  readonly kind: Kind
  readonly form: UseForm<Values>
  readonly ways: MessageSettings['ways']
}

function KindRow({ kind, form, ways }: KindRowProps) {
  const id = useId()
  const chosen = form.values[kind]
  const isOpen: Record<Channel, boolean> = {
    push: ways.devices > 0,
    sms: ways.phone !== null,
    email: ways.email !== null,
  }
  return (
    <div className="message-kind" role="group" aria-labelledby={id}>
      <div id={id}>
        <b>{kindWords[kind].title}</b>
        <span className="small">{kindWords[kind].note}</span>
      </div>
      {Channel.options.map((channel, i) => (
        <Checkbox
          key={channel}
          // The summary of faults leads to the first box of the row.
          name={i === 0 ? kind : `${kind}-${channel}`}
          label={channelWords[channel]}
          value={chosen.includes(channel)}
          disabled={!isOpen[channel] && !chosen.includes(channel)}
          error={i === 0 ? form.errorOf(kind) : undefined}
          onChange={(isOn) =>
            form.set(
              kind,
              Channel.options.filter((c) => (c === channel ? isOn : chosen.includes(c))) as never,
            )
          }
        />
      ))}
    </div>
  )
}

/** A box that cannot work says why, and where to mend it. */
function Missing({ ways }: { readonly ways: MessageSettings['ways'] }) {
  const said = [
    ways.devices === 0 && settingsText.noDevice,
    ways.phone === null && settingsText.noPhone,
    ways.email === null && settingsText.noEmail,
  ].filter((s) => typeof s === 'string')
  if (said.length === 0) return null
  return (
    <div className="small">
      {said.join(' ')}{' '}
      {(ways.phone === null || ways.email === null) && <Link href="/profile">{settingsText.toProfile}</Link>}
    </div>
  )
}
