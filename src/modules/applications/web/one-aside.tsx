/** Beside an application: the certificate, the files, what was declared, and the way to take it back. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../../web/api.ts'
import { Button } from '../../../web/ui/button.tsx'
import { CopyButton } from '../../../web/ui/copy-button.tsx'
import { DangerDialog } from '../../../web/ui/dialog.tsx'
import { Facts } from '../../../web/ui/facts.tsx'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { withdraw, type Application } from '../contract.ts'
import { oneKey, refreshLists, useCertificate } from './query.ts'
import { TalkFiles } from './talk-files.tsx'
import { text } from './text.ts'

export const Aside = ({ application: a }: { readonly application: Application }) => (
  <>
    <CertificateSheet application={a} />
    <Sheet title={text.documents} side={<span className="tiny num">{text.fileCount(a.files.length)}</span>}>
      {a.files.length === 0 ? (
        <p className="small">{text.noFiles}</p>
      ) : (
        <TalkFiles applicationId={a.id} files={a.files} name={text.documents} />
      )}
    </Sheet>
    <Sheet title={text.facts}>
      <Facts column facts={a.facts.map((f) => [f.label, f.value])} />
    </Sheet>
    {a.can.withdraw && <Withdraw id={a.id} />}
  </>
)

function CertificateSheet({ application: a }: { readonly application: Application }) {
  const { data: one, isError } = useCertificate(a.id, a.status === 'approved')
  if (a.status === 'rejected' || a.status === 'withdrawn' || isError) {
    return (
      <Sheet title={text.certificate}>
        <p className="small">{isError ? text.notDownloaded : text.certificateNone}</p>
      </Sheet>
    )
  }
  if (!one) {
    return (
      <Sheet title={text.certificate}>
        <p className="small">{a.status === 'approved' ? text.certificateMade : text.certificateWaits}</p>
      </Sheet>
    )
  }
  return (
    <Sheet title={text.certificate}>
      {one.status === 'revoked' && <p className="small">{text.certificateRevoked(one.revokeReason ?? '')}</p>}
      <div className="certificate-brief">
        <svg
          viewBox={`0 0 ${one.qr.size} ${one.qr.size}`}
          role="img"
          aria-label={text.codeOf(one.number)}
          shapeRendering="crispEdges"
        >
          <path d={one.qr.path} fill="#111" />
        </svg>
        <div className="small">
          {text.anyoneChecks} <b className="num">{one.number}</b>
        </div>
      </div>
      <div className="certificate-acts">
        <CopyButton text={one.verifyUrl}>{text.share}</CopyButton>
      </div>
    </Sheet>
  )
}

function Withdraw({ id }: { readonly id: string }) {
  const cache = useQueryClient()
  const [isOpen, setOpen] = useState(false)
  const act = useMutation({
    mutationFn: () => call(withdraw, { params: { id } }),
    onSuccess: (fresh) => {
      setOpen(false)
      cache.setQueryData(oneKey(id), fresh)
      void refreshLists(cache)
    },
  })
  return (
    <div>
      <Button kind="danger-quiet" onClick={() => setOpen(true)}>
        {text.withdraw}
      </Button>
      <DangerDialog
        open={isOpen}
        onClose={() => setOpen(false)}
        title={text.withdrawTitle}
        act={text.withdrawAct}
        keep={text.withdrawKeep}
        onAct={() => act.mutate()}
        busy={act.isPending}
        fault={act.isError ? refusedBy(act.error).title : undefined}
      >
        <p>{text.withdrawLoss}</p>
        <p>{text.withdrawAgain}</p>
      </DangerDialog>
    </div>
  )
}
