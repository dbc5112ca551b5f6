/** The tie between this account and Госуслуги: compared, made, made anew, taken away. */
import { IconRefresh } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../../web/api.ts'
import { Button } from '../../../web/ui/button.tsx'
import { useNow } from '../../../web/ui/clock.tsx'
import { moment } from '../../../web/ui/dates.ts'
import { DangerDialog } from '../../../web/ui/dialog.tsx'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { Status } from '../../../web/ui/status.tsx'
import { toast } from '../../../web/ui/toast.tsx'
import { nb } from '../../../web/ui/words.ts'
import { startLinking, startSynchronising, unlinkEsia, type EsiaProfile } from '../contract/esia-profile.ts'
import { esiaKey } from './esia-query.ts'
import { esia as text } from './text-esia.ts'

export function TieSheet({ esia }: { readonly esia: EsiaProfile }) {
  const now = useNow()
  const [isAsking, setAsking] = useState(false)
  const go = useGoToEsia()
  const { can } = esia
  return (
    <Sheet
      title={text.tie}
      side={
        esia.isLinked ? (
          <Status tone="done">{text.linked}</Status>
        ) : (
          <Status tone="quiet">{text.notLinked}</Status>
        )
      }
    >
      {esia.isLinked ? (
        <>
          <p>
            {text.level(esia.level)}
            {esia.synchronisedAt && <>. {text.at(moment(esia.synchronisedAt, now))}.</>}
          </p>
          <p className="small">{esia.isRenewed ? text.renewed : text.byHand}</p>
        </>
      ) : (
        <>
          {esia.unlinkedAt && <p>{text.unlinkedAt(moment(esia.unlinkedAt, now))}</p>}
          <p className="small">{text.linkNote}</p>
        </>
      )}
      <div className="acts">
        {can.synchronise && (
          <Button
            icon={<IconRefresh size={18} aria-hidden />}
            busy={go.isBusy}
            onClick={() => go.to('synchronise')}
          >
            {text.synchronise}
          </Button>
        )}
        {can.link && (
          <Button kind="gos" busy={go.isBusy} onClick={() => go.to('link')}>
            {text.link}
          </Button>
        )}
        {can.synchronise && (
          <Button kind="plain" onClick={() => go.to('link')}>
            {text.relink}
          </Button>
        )}
        {can.unlink && (
          <Button kind="danger-quiet" onClick={() => setAsking(true)}>
            {text.unlink}
          </Button>
        )}
      </div>
      {go.fault && (
        <p className="field-fault" role="alert">
          {nb(go.fault)}
        </p>
      )}
      {esia.isLinked && !can.unlink && <p className="small">{text.lastWay}</p>}
      {isAsking && <UnlinkDialog onClose={() => setAsking(false)} />}
    </Sheet>
  )
}

/** The other site is left for; the button stays busy until it has come. */
function useGoToEsia() {
  const send = useMutation({
    mutationFn: (purpose: 'link' | 'synchronise') =>
      call(purpose === 'link' ? startLinking : startSynchronising, {}),
    onSuccess: ({ url }) => location.assign(url),
  })
  const refused = send.isError ? refusedBy(send.error) : null
  return {
    to: (purpose: 'link' | 'synchronise') => send.mutate(purpose),
    isBusy: send.isPending || send.isSuccess,
    fault: refused && (refused.detail ?? refused.title),
  }
}

function UnlinkDialog({ onClose }: { readonly onClose: () => void }) {
  const cache = useQueryClient()
  const send = useMutation({
    mutationFn: () => call(unlinkEsia, {}),
    onSuccess: (fresh) => {
      cache.setQueryData(esiaKey, fresh)
      toast(text.unlinkedDone)
      onClose()
    },
  })
  const refused = send.isError ? refusedBy(send.error) : null
  return (
    <DangerDialog
      open
      onClose={onClose}
      title={text.unlinkQuestion}
      act={text.unlink}
      keep={text.stay}
      busy={send.isPending}
      fault={refused ? (refused.detail ?? refused.title) : undefined}
      onAct={() => send.mutate()}
    >
      <p>{text.unlinkLoss}</p>
      <p>{text.unlinkRoles}</p>
    </DangerDialog>
  )
}
