/** D6, D8+: one certificate of mine: download, what it says, how anyone checks it. */
import { IconDownload } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useParam } from '../../../web/address.ts'
import { call } from '../../../web/api.ts'
import { useRefreshOn } from '../../../web/live-line.tsx'
import { BeforeOne } from '../../../web/ui/before-one.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { CopyButton } from '../../../web/ui/copy-button.tsx'
import { useNow } from '../../../web/ui/clock.tsx'
import { day, fullDay } from '../../../web/ui/dates.ts'
import { Facts } from '../../../web/ui/facts.tsx'
import { FirstAct } from '../../../web/ui/first-act.tsx'
import { Link } from '../../../web/ui/link.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { fileSize } from '../../../web/ui/words.ts'
import { saveAs } from '../../files/web/save-as.ts'
import { certificateFile, readCertificate, type Certificate } from '../contract.ts'
import { certificatesKey } from './certificate-list.tsx'
import { QrPicture } from './qr-picture.tsx'
import { TakeAway } from './take-away.tsx'
import { text } from './text.ts'
import '../../../web/look/certificates.css'

const crumbs = [[text.documents, '/documents']] as const

export function Page() {
  const id = useParam('id')
  const query = useQuery({
    queryKey: [...certificatesKey, 'one', id],
    queryFn: ({ signal }) => call(readCertificate, { params: { id } }, { signal }),
  })
  useRefreshOn('certificate.', certificatesKey)
  if (query.data) return <One key={id} certificate={query.data} />
  return (
    <BeforeOne
      title={text.certificate}
      crumbs={crumbs}
      query={query}
      what="сертификат"
      failedTitle={text.oneFailed}
      calm={text.calm}
      rows={5}
      absentTitle={text.absentTitle}
      absentNote={text.absentNote}
      back={[text.toDocuments, '/documents']}
    />
  )
}

const One = ({ certificate: c }: { readonly certificate: Certificate }) => (
  <Frame
    title={text.certificate}
    windowTitle={`${text.certificate} № ${c.number}`}
    crumbs={crumbs}
    note={text.number(c.number, fullDay(c.issuedAt))}
    first={<What certificate={c} />}
    aside={<CheckSheet certificate={c} />}
  >
    <Sheet title={text.says}>
      <Facts facts={[[text.holder, c.holder], ...c.facts.map((f) => [f.label, f.value] as const)]} />
      {c.applicationId && (
        <p>
          <Link href={`/applications/${c.applicationId}`}>{text.toApplication}</Link>
        </p>
      )}
    </Sheet>
    <TakeAway certificate={c} />
  </Frame>
)

function What({ certificate: c }: { readonly certificate: Certificate }) {
  const now = useNow()
  const download = useMutation({
    mutationFn: async () => saveAs((await call(certificateFile, { params: { id: c.id } })).blob, c.fileName),
  })
  const isRevoked = c.status === 'revoked'
  return (
    <FirstAct
      tone={isRevoked ? 'refused' : 'done'}
      status={text.statusWords[c.status]}
      due={isRevoked && c.revokedAt ? text.revokedSince(day(c.revokedAt, now)) : undefined}
      title={isRevoked ? text.revokedTitle : c.title}
      act={
        <Button
          kind={isRevoked ? 'plain' : 'main'}
          wide
          icon={<IconDownload size={20} aria-hidden />}
          busy={download.isPending}
          onClick={() => download.mutate()}
        >
          {text.download(fileSize(c.sizeBytes))}
        </Button>
      }
    >
      {isRevoked && c.revokeReason && text.reason(c.revokeReason)}
      {download.isError && <span role="alert">{text.notDownloaded}</span>}
    </FirstAct>
  )
}

const CheckSheet = ({ certificate: c }: { readonly certificate: Certificate }) => (
  <Sheet title={text.check}>
    <div className="certificate-check">
      <QrPicture qr={c.qr} label={text.qr(c.number)} />
      <p className="small">
        {text.anyone} <b className="num certificate-code">{c.code}</b>
      </p>
    </div>
    <CopyButton text={c.verifyUrl} wide>
      {text.share}
    </CopyButton>
  </Sheet>
)
