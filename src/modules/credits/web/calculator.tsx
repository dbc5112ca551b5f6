/** D7+: both ways to accreditation for whoever has no cycle: a day, what there is, what is missing. Nothing is kept. */
import { useState } from 'react'
import { call } from '../../../web/api.ts'
import { useSession } from '../../../web/session.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { RadioField } from '../../../web/ui/fields/choice-field.tsx'
import { DateField } from '../../../web/ui/fields/date-field.tsx'
import { TextField } from '../../../web/ui/fields/text-field.tsx'
import { Acts, Fields, Form } from '../../../web/ui/form.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { useForm } from '../../../web/ui/use-form.ts'
import { calculate, CreditKind, DocumentKind } from '../contract.ts'
import { calculator as text } from './text-weigh.ts'
import { WayList } from './ways.tsx'

type Counted = Awaited<ReturnType<typeof ask>>
const ask = (document: DocumentKind, issuedOn: string, of: (kind: CreditKind) => string) =>
  call(calculate, {
    body: {
      document,
      issuedOn,
      has: CreditKind.options.map((kind) => ({ kind, credits: Number(of(kind) || 0) })),
    },
  })

export function Page() {
  const [counted, setCounted] = useState<Counted | null>(null)
  const form = useForm({
    initial: { document: 'accreditation', issuedOn: '', programme: '', module: '', event: '', other: '' },
    labels: { issuedOn: text.issuedOn },
    check: (typed) =>
      CreditKind.options.flatMap((kind) =>
        /^\d{0,4}$/.test(typed[kind].trim()) ? [] : [{ field: kind, message: text.wrong }],
      ),
    send: async (typed) => {
      setCounted(null)
      setCounted(await ask(DocumentKind.parse(typed.document), typed.issuedOn, (kind) => typed[kind].trim()))
    },
  })
  return (
    <Frame title={text.title} note={text.note}>
      <Form form={form}>
        <Sheet title={text.form}>
          <Fields>
            <RadioField
              label={text.document}
              choices={DocumentKind.options.map((value) => ({ value, label: text.documents[value] }))}
              {...form.bind('document')}
            />
            <DateField label={text.issuedOn} {...form.bind('issuedOn')} />
            {CreditKind.options.map((kind) => (
              <TextField
                key={kind}
                label={text.has(kind)}
                optional
                inputMode="numeric"
                width="short"
                {...form.bind(kind)}
              />
            ))}
          </Fields>
        </Sheet>
        <Acts>
          <Button type="submit" busy={form.isSending}>
            {text.count}
          </Button>
        </Acts>
      </Form>
      <div role="status">{counted && <Result counted={counted} />}</div>
    </Frame>
  )
}

function Result({ counted: c }: { readonly counted: Counted }) {
  const session = useSession()
  return (
    <Sheet title={text.result} bare>
      <div className="in num">
        <p>{c.isOver ? text.over(c.endsOn) : text.ends(c.endsOn, c.daysLeft)}.</p>
        <p>
          {text.total(c.total)}. {!c.isOver && `${text.files(c.filingFrom)}.`}
        </p>
        {c.rulesUntil && <p className="small">{text.rulesUntil(c.rulesUntil)}.</p>}
      </div>
      <WayList ways={c.ways} name={text.result} />
      <p className="in">
        {session?.permissions.has('credits.own') ? (
          <Button kind="plain" size="small" href="/credits/new">
            {text.open}
          </Button>
        ) : (
          <Button kind="plain" size="small" href="/catalogue">
            {text.find}
          </Button>
        )}
      </p>
    </Sheet>
  )
}
