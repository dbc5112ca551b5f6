/** A2: the request of an organisation for the right to teach: what now, who answers for it, the statement. */
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call, Refusal } from '../../../web/api.ts'
import { useRefreshOn } from '../../../web/live-line.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { fullDay } from '../../../web/ui/dates.ts'
import { Face, Waiting } from '../../../web/ui/faces.tsx'
import { Facts } from '../../../web/ui/facts.tsx'
import { DateField } from '../../../web/ui/fields/date-field.tsx'
import { TextField } from '../../../web/ui/fields/text-field.tsx'
import { FirstAct } from '../../../web/ui/first-act.tsx'
import { Acts, Fields, Form, Pair } from '../../../web/ui/form.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { toast } from '../../../web/ui/toast.tsx'
import { useForm } from '../../../web/ui/use-form.ts'
import { Provider, saveProvider, submitProvider } from '../contract.ts'
import { deskKey, useRequest } from './desk-query.ts'
import { providerTones, request as words } from './desk-text.ts'

export function Page() {
  const query = useRequest()
  useRefreshOn('provider.', deskKey)
  const p = query.data
  return (
    <Frame title={words.title} note={p ? p.name : words.note}>
      {p ? (
        <>
          <Now provider={p} />
          <Sheet title={words.licence}>
            <p>
              {p.licence?.isActive
                ? words.licenceOf(p.licence.number, fullDay(p.licence.issuedOn))
                : words.licenceNone}
            </p>
          </Sheet>
          {p.can.change ? <RequestForm provider={p} /> : <Kept provider={p} />}
        </>
      ) : (
        <Sheet name={words.title}>
          <Face
            query={query}
            what={words.what}
            failedTitle={words.failed}
            waiting={<Waiting what="Загружаем заявку" rows={6} shape="lines" />}
          >
            {() => null}
          </Face>
        </Sheet>
      )}
    </Frame>
  )
}

const titles = {
  forming: words.formingTitle,
  submitted: words.waitTitle,
  'in-work': words.waitTitle,
  rework: words.reworkTitle,
  rejected: words.rejectedTitle,
  open: words.openTitle,
} as const

function Now({ provider: p }: { readonly provider: Provider }) {
  const tone = providerTones[p.state]
  return (
    <FirstAct
      tone={tone === 'quiet' ? undefined : tone}
      status={words.states[p.state]}
      due={p.dueOn ? words.until(fullDay(p.dueOn)) : undefined}
      title={titles[p.state]}
      act={
        p.state === 'open' && (
          <Button href="/teaching" size="small">
            {words.toProgrammes}
          </Button>
        )
      }
    >
      {p.reason ?? (p.state === 'open' ? words.openNote : p.can.change ? words.note : words.waitNote)}
    </FirstAct>
  )
}

const Kept = ({ provider: p }: { readonly provider: Provider }) => (
  <Sheet title={words.responsible}>
    <Facts
      facts={[
        [words.responsibleName, p.responsibleName],
        [words.responsiblePost, p.responsiblePost],
        [words.responsiblePhone, p.responsiblePhone],
        [words.responsibleEmail, p.responsibleEmail],
        [words.statementNumber, p.statementNumber],
        [words.statementOn, p.statementOn && fullDay(p.statementOn)],
      ]}
    />
  </Sheet>
)

const labels = {
  responsibleName: words.responsibleName,
  responsiblePost: words.responsiblePost,
  responsiblePhone: words.responsiblePhone,
  responsibleEmail: words.responsibleEmail,
  statementNumber: words.statementNumber,
  statementOn: words.statementOn,
  licence: words.licence,
}

function RequestForm({ provider }: { readonly provider: Provider }) {
  const cache = useQueryClient()
  const [base, setBase] = useState(provider)
  const [isChanged, setChanged] = useState(false)
  const [isKeeping, setKeeping] = useState(false)
  const keep = async (typed: typeof initial): Promise<void> => {
    try {
      setBase(await call(saveProvider, { body: { ...typed, version: base.version } }))
    } catch (error) {
      const current = error instanceof Refusal ? Provider.safeParse(error.extras['current']).data : undefined
      if (current) {
        setBase(current)
        setChanged(true)
      }
      throw error
    }
  }
  const initial = {
    responsibleName: provider.responsibleName,
    responsiblePost: provider.responsiblePost,
    responsiblePhone: provider.responsiblePhone,
    responsibleEmail: provider.responsibleEmail,
    statementNumber: provider.statementNumber,
    statementOn: provider.statementOn,
  }
  const form = useForm({
    initial,
    labels,
    send: async (typed) => {
      await keep(typed)
      await call(submitProvider, {})
      await cache.invalidateQueries({ queryKey: deskKey })
      toast(words.sent)
    },
  })
  const onlyKeep = () => {
    setKeeping(true)
    keep(form.values)
      .then(
        () => toast(words.saved),
        (error: unknown) => form.fail(error),
      )
      .finally(() => setKeeping(false))
  }
  return (
    <Form form={form} after={words.after}>
      {isChanged && (
        <Sheet title={words.changedTitle}>
          <p>{words.changedNote}</p>
        </Sheet>
      )}
      <Sheet title={words.responsible}>
        <Fields>
          <TextField label={words.responsibleName} {...form.bind('responsibleName')} />
          <TextField label={words.responsiblePost} {...form.bind('responsiblePost')} />
          <Pair>
            <TextField label={words.responsiblePhone} type="tel" {...form.bind('responsiblePhone')} />
            <TextField label={words.responsibleEmail} type="email" {...form.bind('responsibleEmail')} />
          </Pair>
        </Fields>
      </Sheet>
      <Sheet title={words.statement}>
        <Fields>
          <Pair>
            <TextField label={words.statementNumber} {...form.bind('statementNumber')} />
            <DateField label={words.statementOn} {...form.bind('statementOn')} />
          </Pair>
        </Fields>
      </Sheet>
      <Acts>
        <Button type="submit" busy={form.isSending}>
          {words.send}
        </Button>
        <Button kind="plain" wide busy={isKeeping} onClick={onlyKeep}>
          {words.save}
        </Button>
      </Acts>
    </Form>
  )
}
