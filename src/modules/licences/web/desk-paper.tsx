/** F7: one paper on the desk: what it says, its history, and the decision with its reason. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useParam } from '../../../web/address.ts'
import { call } from '../../../web/api.ts'
import { Button } from '../../../web/ui/button.tsx'
import { DangerDialog } from '../../../web/ui/dialog.tsx'
import { Absent, Face, Waiting } from '../../../web/ui/faces.tsx'
import { Facts } from '../../../web/ui/facts.tsx'
import { TextArea } from '../../../web/ui/fields/text-field.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { Status } from '../../../web/ui/status.tsx'
import { toast } from '../../../web/ui/toast.tsx'
import { snils } from '../../../web/ui/words.ts'
import { stopPaper, type DeskPaper, type Stop } from '../contract.ts'
import { deskPaperQuery, registerKey } from './desk-query.ts'
import { desk } from './desk-text.ts'
import { History, PaperFacts } from './paper.tsx'
import { text, tones } from './text.ts'

const crumbs = [[desk.title, '/desk/papers']] as const

export function Page() {
  const id = useParam('id')
  const query = useQuery(deskPaperQuery(id))
  if (query.data) return <One key={id} paper={query.data} />
  return (
    <Frame title={text.paper} crumbs={crumbs}>
      <Sheet name={text.paper}>
        <Face
          query={query}
          what={desk.paperWhat}
          failedTitle={text.paperFailed}
          waiting={<Waiting what="Загружаем допуск" rows={6} shape="lines" />}
          absent={
            <Absent
              title={text.absentTitle}
              acts={
                <Button kind="plain" size="small" href="/desk/papers">
                  {desk.toRegister}
                </Button>
              }
            />
          }
        >
          {() => null}
        </Face>
      </Sheet>
    </Frame>
  )
}

const One = ({ paper: p }: { readonly paper: DeskPaper }) => (
  <Frame
    title={p.holder.fullName}
    windowTitle={text.kindWords[p.kind]}
    crumbs={crumbs}
    note={text.kindWords[p.kind]}
    side={<Status tone={tones[p.state]}>{text.stateWords[p.state]}</Status>}
    aside={<Decide paper={p} />}
  >
    <Sheet title={text.facts}>
      <Facts facts={[[desk.snils, p.holder.snils && snils(p.holder.snils)]]} />
      <PaperFacts paper={p} />
      {p.reason && <p>{p.reason}</p>}
    </Sheet>
    <Sheet title={text.history}>
      <History changes={p.history} />
    </Sheet>
  </Frame>
)

const acts = ['resume', 'suspend', 'revoke'] as const

function Decide({ paper: p }: { readonly paper: DeskPaper }) {
  const [act, setAct] = useState<Stop['act'] | null>(null)
  const may = acts.filter((one) => p.can[one])
  const isOver = p.state === 'revoked' || p.state === 'rejected' || p.state === 'withdrawn'
  return (
    <Sheet title={desk.decide}>
      {may.length === 0 && <p className="small">{isOver ? desk.noStep : desk.cannot}</p>}
      <div className="stack">
        {may.map((one) => (
          <Button
            key={one}
            wide
            kind={one === 'revoke' ? 'danger-plain' : 'plain'}
            onClick={() => setAct(one)}
          >
            {desk.acts[one]}
          </Button>
        ))}
      </div>
      {act && <StopDialog key={act} paper={p} act={act} onClose={() => setAct(null)} />}
    </Sheet>
  )
}

interface StopDialogProps {
  readonly paper: DeskPaper
  readonly act: Stop['act']
  readonly onClose: () => void
}

function StopDialog({ paper: p, act, onClose }: StopDialogProps) {
  const cache = useQueryClient()
  const [reason, setReason] = useState('')
  const stop = useMutation({
    mutationFn: () => call(stopPaper, { params: { id: p.id }, body: { act, version: p.version, reason } }),
    onSuccess: (fresh) => {
      cache.setQueryData(deskPaperQuery(p.id).queryKey, fresh)
      void cache.invalidateQueries({ queryKey: [...registerKey, 'list'] })
      toast(desk.told(text.stateWords[fresh.state].toLowerCase()))
      onClose()
    },
    onError: (error) => {
      // Somebody was faster: what stands now is shown under the open dialog.
      if (refusedBy(error).status === 409)
        void cache.invalidateQueries({ queryKey: deskPaperQuery(p.id).queryKey })
    },
  })
  const refused = stop.isError ? refusedBy(stop.error) : null
  const fault = refused?.errors.find((e) => e.field === 'reason')?.message
  return (
    <DangerDialog
      open
      onClose={onClose}
      title={desk.titles[act]}
      act={desk.acts[act]}
      keep={desk.keep}
      busy={stop.isPending}
      fault={refused && !fault ? refused.title : undefined}
      onAct={() => stop.mutate()}
    >
      <p>{desk.losses[act]}</p>
      <TextArea
        name="reason"
        label={desk.reason}
        hint={desk.reasonHint}
        value={reason}
        onChange={setReason}
        maxLength={500}
        error={fault}
      />
    </DangerDialog>
  )
}
