/** D9+: the store is opened to a system; its secret is shown once. */
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../../web/api.ts'
import { Button } from '../../../web/ui/button.tsx'
import { CopyButton } from '../../../web/ui/copy-button.tsx'
import { Dialog } from '../../../web/ui/dialog.tsx'
import { Facts } from '../../../web/ui/facts.tsx'
import { Fault } from '../../../web/ui/fields/field.tsx'
import { Checkbox, RadioField } from '../../../web/ui/fields/choice-field.tsx'
import type { Option } from '../../../web/ui/fields/options.ts'
import { PickField } from '../../../web/ui/fields/select-field.tsx'
import { TextField } from '../../../web/ui/fields/text-field.tsx'
import { FormDialog } from '../../../web/ui/form-dialog.tsx'
import { Acts } from '../../../web/ui/form.tsx'
import { useForm } from '../../../web/ui/use-form.ts'
import { placesBy } from '../../organisations/web/choices.ts'
import { makeClient, Scope, Speaks, type Client } from '../contract.ts'
import { clientsKey } from './query.ts'
import { words } from './text.ts'

interface Values {
  readonly title: string
  readonly organisationId: Option | null
  readonly scopes: readonly Scope[]
  readonly speaks: string
}

const blank: Values = { title: '', organisationId: null, scopes: ['statements/write'], speaks: '2.0.0' }

export function NewClient({ onClose }: { readonly onClose: () => void }) {
  const cache = useQueryClient()
  const [made, setMade] = useState<{ client: Client; secret: string } | null>(null)
  const form = useForm<Values>({
    initial: blank,
    labels: { title: words.name, organisationId: words.organisation, scopes: words.scopes },
    send: async ({ title, organisationId, scopes, speaks }) => {
      const body = {
        title,
        organisationId: organisationId?.value || null,
        scopes: [...scopes],
        speaks: Speaks.parse(speaks),
      }
      const reply = await call(makeClient, { body })
      await cache.invalidateQueries({ queryKey: clientsKey })
      setMade(reply)
    },
  })
  if (made) return <Secret made={made} onClose={onClose} />
  const scopes = form.bind('scopes')
  return (
    <FormDialog form={form} title={words.add} act={words.open} keep={words.keep} onClose={onClose} firm>
      <TextField label={words.name} maxLength={120} {...form.bind('title')} />
      <PickField
        label={words.organisation}
        hint={words.organisationHint}
        nothing={words.organisationNothing}
        find={placesBy}
        optional
        {...form.bind('organisationId')}
      />
      <fieldset className="field choices">
        <legend className="field-label">{words.scopes}</legend>
        {Scope.options.map((scope) => (
          <Checkbox
            key={scope}
            name={`scopes-${scope.replaceAll('/', '-')}`}
            label={words.scopeWords[scope]}
            hint={words.scopeHints[scope]}
            value={scopes.value.includes(scope)}
            onChange={(isOn) =>
              scopes.onChange(isOn ? [...scopes.value, scope] : scopes.value.filter((one) => one !== scope))
            }
          />
        ))}
        <Fault name="scopes">{scopes.error}</Fault>
      </fieldset>
      <RadioField
        label={words.speaks}
        hint={words.speaksHint}
        choices={Speaks.options.map((value) => ({ value, label: value }))}
        {...form.bind('speaks')}
      />
    </FormDialog>
  )
}

interface SecretProps {
  readonly made: { readonly client: Client; readonly secret: string }
  readonly onClose: () => void
}

const Secret = ({ made: { client, secret }, onClose }: SecretProps) => (
  <Dialog open firm title={words.secretTitle} onClose={onClose}>
    <p>{words.secretNote}</p>
    <Facts
      facts={[
        [words.name, client.title],
        [words.address, `${location.origin}/xapi/`],
        [words.key, <code key="key">{client.key}</code>],
        [words.secret, <code key="secret">{secret}</code>],
      ]}
    />
    <Acts>
      <CopyButton text={client.key}>{words.copyKey}</CopyButton>
      <CopyButton text={secret}>{words.copySecret}</CopyButton>
      <Button onClick={onClose}>{words.passed}</Button>
    </Acts>
  </Dialog>
)
