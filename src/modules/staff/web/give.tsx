/** F8: a role is given: to whom, which, where, until when, on what basis; it is said beforehand whether one is enough. */
import { placesBy } from '../../organisations/web/choices.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useGo } from '../../../web/address.ts'
import { call } from '../../../web/api.ts'
import { usePerson } from '../../../web/session.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { Face, Refused, Waiting } from '../../../web/ui/faces.tsx'
import { DateField } from '../../../web/ui/fields/date-field.tsx'
import type { Find, Option } from '../../../web/ui/fields/options.ts'
import { PickField, SelectField } from '../../../web/ui/fields/select-field.tsx'
import { TextArea } from '../../../web/ui/fields/text-field.tsx'
import { Acts, Fields, Form } from '../../../web/ui/form.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { toast } from '../../../web/ui/toast.tsx'
import { useForm } from '../../../web/ui/use-form.ts'
import { listing, nb } from '../../../web/ui/words.ts'
import { roleNotes, roleWords } from '../../identity/contract.ts'
import { findPeople, giveRole, GrantFields, type RoleRule } from '../contract.ts'
import { rulesQuery, staffKey } from './query.ts'
import { text } from './text.ts'

export function Page() {
  const query = useQuery(rulesQuery)
  const rules = (query.data?.items ?? []).filter((rule) => rule.can.give)
  return (
    <Frame title={text.giveTitle} note={text.giveNote} crumbs={[[text.title, '/roles']]}>
      {query.data && rules.length > 0 ? (
        <GiveForm rules={rules} />
      ) : (
        <Sheet name={text.giveTitle}>
          <Face
            query={query}
            what="правила"
            failedTitle={text.rulesFailed}
            waiting={<Waiting what="Загружаем правила" rows={5} shape="lines" />}
          >
            {() => <Refused title={text.noneToGive}>{text.emptyNote}</Refused>}
          </Face>
        </Sheet>
      )}
    </Frame>
  )
}

const peopleBy: Find = async (words, signal) => {
  if (words.length < 3) return []
  const { items } = await call(findPeople, { query: { text: words } }, { signal })
  return items.map((p) => ({ value: p.id, label: p.name, note: p.note }))
}
interface Typed {
  personId: Option | null
  role: string
  organisationId: Option | null
  until: string
  basis: string
}

const labels = {
  personId: text.person,
  role: text.role,
  organisationId: text.organisation,
  until: text.untilLabel,
  basis: text.basis,
}

function GiveForm({ rules }: { readonly rules: readonly RoleRule[] }) {
  const go = useGo()
  const cache = useQueryClient()
  const { work } = usePerson()
  const isManager = work.active === 'manager'
  const own = work.held.find((h) => h.role === 'manager')?.organisationId ?? null
  const form = useForm<Typed>({
    initial: { personId: null, role: '', organisationId: null, until: '', basis: '' },
    labels,
    check: (v) => [
      ...(v.personId?.value ? [] : [{ field: 'personId', message: 'Выберите человека' }]),
      ...(v.role ? [] : [{ field: 'role', message: 'Выберите роль' }]),
    ],
    send: async (v) => {
      const { outcome } = await call(giveRole, {
        body: {
          personId: v.personId?.value ?? '',
          role: GrantFields.shape.role.parse(v.role),
          organisationId: isManager ? own : v.organisationId?.value || null,
          until: v.until || null,
          basis: v.basis,
        },
      })
      await cache.invalidateQueries({ queryKey: staffKey })
      toast(outcome === 'given' ? text.given : text.proposed)
      go(outcome === 'given' ? '/roles' : '/roles?tab=waiting')
    },
  })
  const rule = rules.find((r) => r.role === form.values.role)
  return (
    <Form form={form} name={text.giveTitle}>
      <Sheet name={text.giveTitle}>
        <Fields>
          <PickField
            label={text.person}
            hint={text.personHint}
            find={peopleBy}
            nothing={text.nobody}
            {...form.bind('personId')}
          />
          <SelectField
            label={text.role}
            options={rules.map(({ role }) => ({
              value: role,
              label: roleWords[role],
              note: roleNotes[role],
            }))}
            searchable={false}
            {...form.bind('role')}
          />
          {!isManager && (
            <PickField
              label={text.organisation}
              hint={text.organisationHint}
              optional={rule?.role !== 'manager' && rule?.role !== 'provider'}
              find={placesBy}
              {...form.bind('organisationId')}
            />
          )}
          <DateField
            label={text.untilLabel}
            hint={rule?.longestDays ? text.untilHint(rule.longestDays) : text.untilFree}
            optional={!rule?.longestDays}
            {...form.bind('until')}
          />
          <TextArea
            label={text.basis}
            hint={text.basisHint}
            rows={3}
            maxLength={500}
            {...form.bind('basis')}
          />
        </Fields>
        {rule && (
          <p className="small" role="status">
            {rule.needsTwo
              ? text.two(listing(rule.approvedBy.map((r) => nb(roleWords[r].toLowerCase()))))
              : text.one}
          </p>
        )}
      </Sheet>
      <Acts>
        <Button type="submit" busy={form.isSending}>
          {rule?.needsTwo ? text.propose : text.send}
        </Button>
        <Button kind="plain" wide href="/roles">
          {text.cancel}
        </Button>
      </Acts>
    </Form>
  )
}
