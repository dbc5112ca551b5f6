/** What now with a record: wait, answer, take the certificate, or mend. */
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { call } from '../../../web/api.ts'
import { Button } from '../../../web/ui/button.tsx'
import { useNow } from '../../../web/ui/clock.tsx'
import { day } from '../../../web/ui/dates.ts'
import { FirstAct } from '../../../web/ui/first-act.tsx'
import { listCertificates } from '../../credentials/contract.ts'
import type { EducationRecord } from '../contract.ts'
import { text } from './text.ts'

export interface RecordFirstProps {
  readonly record: EducationRecord
  /** The button that opens the draft again. */
  readonly mend: ReactNode
}

export function RecordFirst({ record: r, mend }: RecordFirstProps) {
  const now = useNow()
  const status = text.statusWords[r.status]
  const due = r.decidedAt ? day(r.decidedAt, now) : undefined
  switch (r.status) {
    case 'unverified':
      return <Review record={r} />
    case 'verified':
      return <Verified record={r} />
    case 'rejected':
      return (
        <FirstAct tone="refused" status={status} due={due} title={text.rejected} act={r.can.mend && mend}>
          {r.reason}
        </FirstAct>
      )
    case 'withdrawn':
      return (
        <FirstAct tone="ours" status={status} due={due} title={text.withdrawn} act={r.can.mend && mend}>
          {text.withdrawnNote}
        </FirstAct>
      )
    case 'revoked':
      return (
        <FirstAct tone="refused" status={status} due={due} title={text.revoked}>
          {r.reason}
        </FirstAct>
      )
  }
}

function Review({ record: r }: { readonly record: EducationRecord }) {
  const now = useNow()
  const { application } = r
  if (application?.status === 'question') {
    return (
      <FirstAct
        status="Нужен ваш ответ"
        title={text.question}
        act={
          <Button wide href={`/applications/${application.id}`}>
            {text.toQuestion}
          </Button>
        }
      >
        {text.questionNote}
      </FirstAct>
    )
  }
  return (
    <FirstAct
      tone="ours"
      status={text.statusWords.unverified}
      due={application?.dueOn ? text.dueOn(day(application.dueOn, now)) : undefined}
      title={text.inReview}
    >
      {text.inReviewNote}
    </FirstAct>
  )
}

function Verified({ record: r }: { readonly record: EducationRecord }) {
  const now = useNow()
  const applicationId = r.application?.id
  const { data } = useQuery({
    queryKey: ['certificates', 'for', applicationId],
    queryFn: ({ signal }) =>
      call(listCertificates, { query: applicationId ? { applicationId } : {} }, { signal }),
    enabled: applicationId !== undefined,
  })
  const certificate = data?.items[0]
  return (
    <FirstAct
      tone="done"
      status={text.statusWords.verified}
      due={r.decidedAt ? day(r.decidedAt, now) : undefined}
      title={text.verified}
      act={
        certificate && (
          <Button wide href={`/certificates/${certificate.id}`}>
            {text.toCertificate}
          </Button>
        )
      }
    >
      {text.verifiedNote}
    </FirstAct>
  )
}
