/** Step 2: the code confirms exactly what stands here; going back to change it kills the code. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { useGo } from '../../../web/address.ts'
import { useAct } from '../../../web/act.ts'
import { call } from '../../../web/api.ts'
import { Button } from '../../../web/ui/button.tsx'
import { fullDay, period } from '../../../web/ui/dates.ts'
import { Facts } from '../../../web/ui/facts.tsx'
import { CodeField, Resend } from '../../../web/ui/fields/code-field.tsx'
import { Acts, Fields, Form } from '../../../web/ui/form.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { useForm } from '../../../web/ui/use-form.ts'
import { phone } from '../../../web/ui/words.ts'
import { confirm, requestCode, type Draft } from '../contract.ts'
import { crumbs } from './crumbs.ts'
import { draftKey, educationKey } from './query.ts'
import type { Rules } from './rules.ts'
import { labels, shownValue, text } from './text.ts'

export type Requested = z.output<typeof requestCode.reply>

export interface DraftCodeProps {
  readonly draft: Draft
  readonly rules: Rules
  readonly requested: Requested
  readonly onRequested: (requested: Requested) => void
  readonly onBack: () => void
}

export function DraftCode({ draft, rules, requested, onRequested, onBack }: DraftCodeProps) {
  const go = useGo()
  const cache = useQueryClient()
  const act = useAct()
  const params = { id: draft.id }
  const form = useForm({
    initial: { code: '' },
    send: async ({ code }) => {
      const body = { challengeId: requested.challengeId, code }
      const record = await act((idempotencyKey) => call(confirm, { params, body }, { idempotencyKey }))
      cache.removeQueries({ queryKey: draftKey(draft.id) })
      await cache.invalidateQueries({ queryKey: educationKey })
      go(`/documents/${record.id}`, 'replace')
    },
  })
  const again = useMutation({
    mutationFn: () => call(requestCode, { params, body: { version: draft.version } }),
    onSuccess: (next) => {
      form.reset({ code: '' })
      onRequested(next)
    },
    onError: form.fail,
  })
  const to = requested.channel === 'sms' ? phone(requested.sentTo) : requested.sentTo
  return (
    <Frame title={text.confirmTitle} crumbs={crumbs} note={text.step2(to)}>
      <Sheet title={text.whatConfirmed}>
        <Facts facts={factsOf(draft, rules)} />
        {requested.notes.map((note) => (
          <p key={note.message} className="small" role="note">
            {note.message}
          </p>
        ))}
      </Sheet>
      <Form form={form} after="и можно подтверждать">
        <Sheet name={text.confirmTitle}>
          <Fields>
            <CodeField
              label={text.code}
              hint={text.codeHint}
              {...form.bind('code')}
              error={form.errorOf('code') ?? form.errorOf('')}
            />
            <p className="tiny field-hint">{text.about(requested.about)}</p>
            <Resend
              key={requested.challengeId}
              after={requested.resendAt}
              busy={again.isPending}
              onResend={() => again.mutate()}
            />
          </Fields>
        </Sheet>
        <Acts>
          <Button type="submit" busy={form.isSending} disabled={form.values.code.length < 6}>
            {text.doConfirm}
          </Button>
          <Button kind="plain" wide onClick={onBack}>
            {text.back}
          </Button>
        </Acts>
      </Form>
    </Frame>
  )
}

function factsOf(draft: Draft, rules: Rules) {
  const { fields } = draft
  const specialty = rules.specialties.find((s) => s.key === fields.specialty)
  const isDay = (s: string) => /^\d{4}-\d{2}-\d{2}$/.test(s)
  const study =
    isDay(fields.startedOn) && isDay(fields.endedOn) ? period(fields.startedOn, fields.endedOn) : ''
  return [
    [labels.institutionName, fields.institutionName],
    [labels.specialty, specialty?.name],
    [text.study, [study, fields.hours && text.hours(Number(fields.hours))].filter(Boolean).join(', ')],
    [labels.kind, shownValue('kind', fields)],
    [labels.number, [fields.series, `№ ${fields.number}`].filter(Boolean).join(' ')],
    [labels.issuedOn, isDay(fields.issuedOn) ? fullDay(fields.issuedOn) : ''],
    [text.scans, draft.files.map((file) => file.name).join(', ')],
  ] as const
}
