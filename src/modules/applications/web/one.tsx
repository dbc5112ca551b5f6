/** C7, D6: one application of mine — what now, the talk, the journal, and beside it the certificate, files, facts. */
import { useQuery } from '@tanstack/react-query'
import { useParam } from '../../../web/address.ts'
import { useRefreshOn } from '../../../web/live-line.tsx'
import { BeforeOne } from '../../../web/ui/before-one.tsx'
import { fullDay } from '../../../web/ui/dates.ts'
import { LiveNote } from '../../../web/ui/live-note.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { Status } from '../../../web/ui/status.tsx'
import type { Application } from '../contract.ts'
import { Aside } from './one-aside.tsx'
import { FirstPanel } from './one-first.tsx'
import { JournalSheet } from './one-journal.tsx'
import { TalkSheet } from './one-talk.tsx'
import { applicationsKey } from './moves.ts'
import { oneQuery } from './query.ts'
import { text, tones } from './text.ts'
import '../../../web/look/applications.css'

const crumbs = [[text.applications, '/applications']] as const

export function Page() {
  const id = useParam('id')
  const query = useQuery(oneQuery(id))
  useRefreshOn('application.', applicationsKey)
  useRefreshOn('certificate.', ['certificates'])
  if (query.data) return <One key={id} application={query.data} />
  return (
    <BeforeOne
      title={text.application}
      crumbs={crumbs}
      query={query}
      what="заявление"
      failedTitle={text.oneFailed}
      calm={text.calm}
      rows={5}
      bare
      absentTitle={text.absentTitle}
      absentNote={text.absentNote}
      back={[text.toList, '/applications']}
    />
  )
}

function One({ application: a }: { readonly application: Application }) {
  // The panel says the status where there is an act; elsewhere it stands beside the title.
  const hasPanel = a.status === 'question' || a.status === 'approved' || a.status === 'rejected'
  return (
    <Frame
      title={a.title}
      windowTitle={text.short(a.number)}
      crumbs={crumbs}
      note={text.number(a.number, fullDay(a.submittedAt))}
      side={hasPanel ? undefined : <Status tone={tones[a.status]}>{text.statusWords[a.status]}</Status>}
      first={hasPanel ? <FirstPanel application={a} /> : undefined}
      aside={<Aside application={a} />}
    >
      <TalkSheet application={a} />
      <JournalSheet application={a} />
      <LiveNote />
    </Frame>
  )
}
