/** A2: requests of organisations before a reviewer: what waits, and until when. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../../web/api.ts'
import { useRefreshOn } from '../../../web/live-line.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { fullDay } from '../../../web/ui/dates.ts'
import { Empty, Face } from '../../../web/ui/faces.tsx'
import { Facts } from '../../../web/ui/facts.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { ReasonDialog } from '../../../web/ui/reason-dialog.tsx'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { Sheet, Stack } from '../../../web/ui/sheet.tsx'
import { Status, type Tone } from '../../../web/ui/status.tsx'
import { toast } from '../../../web/ui/toast.tsx'
import { decideProvider, takeProvider, type Provider } from '../contract.ts'
import { deskKey, useRequests } from './desk-query.ts'
import { providerTones, request as words } from './desk-text.ts'

/** Whose move it is turns round here. */
const tones: Record<Provider['state'], Tone> = {
  ...providerTones,
  forming: 'quiet',
  submitted: 'yours',
  'in-work': 'yours',
  rework: 'ours',
}

export function Page() {
  const query = useRequests()
  useRefreshOn('provider.', deskKey)
  return (
    <Frame title={words.desk}>
      <Face
        query={query}
        what={words.deskWhat}
        failedTitle={words.deskFailed}
        isEmpty={(data) => data.items.length === 0}
        empty={
          <Sheet name={words.desk}>
            <Empty title={words.deskEmpty}>{words.deskEmptyNote}</Empty>
          </Sheet>
        }
      >
        {(data) => (
          <Stack>
            {data.items.map((p) => (
              <One key={p.organisationId} provider={p} />
            ))}
          </Stack>
        )}
      </Face>
    </Frame>
  )
}

function One({ provider: p }: { readonly provider: Provider }) {
  const waits = p.state === 'submitted' || p.state === 'in-work'
  return (
    <Sheet title={p.name} side={<Status tone={tones[p.state]}>{words.states[p.state]}</Status>}>
      <Facts
        facts={[
          [words.responsible, p.responsibleName && words.by(p.responsibleName, p.responsiblePost)],
          [words.responsiblePhone, waits ? p.responsiblePhone : null],
          [words.responsibleEmail, waits ? p.responsibleEmail : null],
          [
            words.statement,
            p.statementNumber && p.statementOn && words.licenceOf(p.statementNumber, fullDay(p.statementOn)),
          ],
          [
            words.licence,
            p.licence?.isActive
              ? words.licenceOf(p.licence.number, fullDay(p.licence.issuedOn))
              : words.licenceNone,
          ],
          [words.whyLabel, p.reason],
        ]}
      />
      {p.dueOn && <p className="small num">{words.until(fullDay(p.dueOn))}</p>}
      {p.can.decide && <Decision provider={p} />}
    </Sheet>
  )
}

type Asked = 'rework' | 'rejected' | null

function Decision({ provider: p }: { readonly provider: Provider }) {
  const cache = useQueryClient()
  const [asked, setAsked] = useState<Asked>(null)
  const params = { id: p.organisationId }
  const refresh = () => void cache.invalidateQueries({ queryKey: deskKey })
  const take = useMutation({
    mutationFn: () => call(takeProvider, { params }),
    onSuccess: () => toast(words.taken),
    onSettled: refresh,
  })
  const open = useMutation({
    mutationFn: () => call(decideProvider, { params, body: { to: 'open', why: '' } }),
    onSuccess: () => toast(words.opened),
    onSettled: refresh,
  })
  const failed = [take, open].find((m) => m.isError)
  return (
    <>
      <div className="acts">
        <Button
          size="small"
          wide={false}
          busy={open.isPending}
          label={`${words.open}: ${p.name}`}
          onClick={() => open.mutate()}
        >
          {words.open}
        </Button>
        {p.can.take && (
          <Button
            kind="plain"
            size="small"
            wide={false}
            busy={take.isPending}
            label={`${words.take}: ${p.name}`}
            onClick={() => take.mutate()}
          >
            {words.take}
          </Button>
        )}
        <Button
          kind="plain"
          size="small"
          wide={false}
          label={`${words.reworkAct}: ${p.name}`}
          onClick={() => setAsked('rework')}
        >
          {words.rework}
        </Button>
        <Button
          kind="danger-quiet"
          size="small"
          wide={false}
          label={`${words.rejectAct}: ${p.name}`}
          onClick={() => setAsked('rejected')}
        >
          {words.reject}
        </Button>
      </div>
      {failed && <p role="alert">{refusedBy(failed.error).title}</p>}
      {asked && (
        <ReasonDialog
          title={asked === 'rework' ? words.reworkAsk : words.rejectAsk}
          act={asked === 'rework' ? words.reworkAct : words.rejectAct}
          keep={words.keep}
          label={words.whyLabel}
          hint={words.whyHint}
          field="why"
          maxLength={2000}
          run={(why) => call(decideProvider, { params, body: { to: asked, why } })}
          onClose={() => setAsked(null)}
          onDone={() => toast(words.decided)}
          onSettled={refresh}
        >
          <p>{words.decideNote}</p>
        </ReasonDialog>
      )}
    </>
  )
}
