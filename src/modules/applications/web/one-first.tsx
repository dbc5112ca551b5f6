/** What now: answer the question, take the certificate, or mend what was refused. */
import { IconDownload, IconMessage } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { call } from '../../../web/api.ts'
import { Button } from '../../../web/ui/button.tsx'
import { useNow } from '../../../web/ui/clock.tsx'
import { day, until } from '../../../web/ui/dates.ts'
import { FirstAct } from '../../../web/ui/first-act.tsx'
import { fileSize } from '../../../web/ui/words.ts'
import { certificateFile } from '../../credentials/contract.ts'
import { saveAs } from '../../files/web/save-as.ts'
import type { Application } from '../contract.ts'
import { useCertificate } from './query.ts'
import { recordHref } from './record-href.ts'
import { text } from './text.ts'

export function FirstPanel({ application: a }: { readonly application: Application }) {
  if (a.question) return <AnswerFirst application={a} question={a.question} />
  if (a.status === 'approved') return <CertificateFirst application={a} />
  return a.decision ? <MendFirst application={a} decision={a.decision} /> : null
}

type Part<K extends keyof Application> = Application & Record<K, NonNullable<Application[K]>>

function AnswerFirst({
  application: a,
  question,
}: {
  readonly application: Application
  readonly question: Part<'question'>['question']
}) {
  const now = useNow()
  return (
    <FirstAct
      status={text.statusWords.question}
      due={until(question.deadline, now)}
      title={text.answerTitle(a.dueOn && day(a.dueOn, now))}
      act={
        <Button href="#answer" wide icon={<IconMessage size={20} aria-hidden />}>
          {text.toQuestion}
        </Button>
      }
    >
      {question.isOverdue ? text.clockStandsLate : text.clockStands}
    </FirstAct>
  )
}

function CertificateFirst({ application: a }: { readonly application: Application }) {
  const now = useNow()
  const certificate = useCertificate(a.id, true)
  const download = useMutation({
    mutationFn: async (one: { id: string; fileName: string }) =>
      saveAs((await call(certificateFile, { params: { id: one.id } })).blob, one.fileName),
  })
  const one = certificate.data
  const isMaking = certificate.data === null
  const title = one ? text.approvedTitle : isMaking ? text.approvedWaiting : text.approvedPlain
  return (
    <FirstAct
      tone="done"
      status={text.statusWords.approved}
      due={a.decision ? text.early(day(a.decision.at, now), a.decision.daysEarly ?? 0) : undefined}
      title={title}
      act={
        one &&
        one.status === 'valid' && (
          <Button
            wide
            icon={<IconDownload size={20} aria-hidden />}
            busy={download.isPending}
            onClick={() => download.mutate(one)}
          >
            {text.download(fileSize(one.sizeBytes))}
          </Button>
        )
      }
    >
      {download.isError && <span role="alert">{text.notDownloaded}</span>}
    </FirstAct>
  )
}

function MendFirst({
  application: a,
  decision,
}: {
  readonly application: Application
  readonly decision: Part<'decision'>['decision']
}) {
  const now = useNow()
  const href = recordHref(a.kind, a.subjectId)
  const shown = { status: a.status, isReturned: decision.isReturned }
  return (
    <FirstAct
      tone={decision.isReturned ? 'yours' : 'refused'}
      status={text.statusWord(shown)}
      due={day(decision.at, now)}
      title={decision.reason ?? text.statusWord(shown)}
      act={
        href && (
          <Button href={href} wide>
            {decision.isReturned ? text.toMend : text.toRecord}
          </Button>
        )
      }
    >
      {href && (decision.isReturned ? text.returnedNext : text.rejectedNext)}
    </FirstAct>
  )
}
