/** B4: one access to my data — who, what for, every time to the second — and the question «зачем». */
import { useQuery } from '@tanstack/react-query'
import { useParam } from '../../../web/address.ts'
import { useRefreshOn } from '../../../web/live-line.tsx'
import { BeforeOne } from '../../../web/ui/before-one.tsx'
import { exactly } from '../../../web/ui/dates.ts'
import { Facts } from '../../../web/ui/facts.tsx'
import { Link } from '../../../web/ui/link.tsx'
import { LiveNote } from '../../../web/ui/live-note.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import type { Access, JournalEntry } from '../contract.ts'
import { AskSheet, ExplanationSheet } from './explanation.tsx'
import { whoWords } from './lines.tsx'
import { accessQuery, journalKey } from './query.ts'
import { text } from './text.ts'

const crumbs = [
  [text.profile, '/profile'],
  [text.title, '/profile/journal'],
] as const

export function Page() {
  const id = Number(useParam('id'))
  const query = useQuery(accessQuery(id))
  useRefreshOn('explanation.', journalKey)
  if (query.data) return <One key={id} access={query.data} />
  return (
    <BeforeOne
      title={text.entry}
      crumbs={crumbs}
      query={query}
      what={text.oneWhat}
      failedTitle={text.oneFailed}
      calm={text.calm}
      rows={6}
      absentTitle={text.absentTitle}
      absentNote={text.absentNote}
      back={[text.toJournal, '/profile/journal']}
    />
  )
}

const places: Readonly<Record<string, (id: string) => string>> = {
  application: (id) => `/applications/${id}`,
  'education-record': (id) => `/documents/${id}`,
  licence: (id) => `/licences/${id}`,
  registration: (id) => `/registrations/${id}`,
}
/** What others did with my things leads to the thing; my acts upon another's card, as a verifier, lead nowhere. */
const placeOf = ({ object, who }: JournalEntry): string | undefined =>
  object && who.kind !== 'self' ? places[object.kind]?.(object.id) : undefined

function One({ access }: { readonly access: Access }) {
  const { entry: e, times, explanation, can } = access
  const href = placeOf(e)
  const about = e.about ?? (href ? text.entry : '')
  return (
    <Frame title={e.what} windowTitle={text.entry} crumbs={crumbs}>
      <Sheet title={text.entry} side={<span className="tiny">{text.moscow}</span>}>
        <Facts
          facts={[
            [text.who, whoWords(e)],
            [text.purpose, e.purpose ?? (e.who.kind === 'self' ? text.ownAct : '')],
            [text.object, href && about ? <Link href={href}>{about}</Link> : about],
            [text.when, times.length === 1 ? exactly(times[0]!) : ''],
            [text.by, e.how === 'machine' ? text.byMachine : text.byHand],
            [text.address, e.from ?? ''],
            [text.outcome, e.outcome === 'refused' ? text.outcomes.refused : ''],
          ]}
        />
      </Sheet>
      {times.length > 1 && (
        <Sheet title={text.allTimes}>
          <ol className="times num">
            {times.map((at) => (
              <li key={at}>
                <time dateTime={at}>{exactly(at)}</time>
              </li>
            ))}
          </ol>
        </Sheet>
      )}
      {explanation && <ExplanationSheet explanation={explanation} />}
      {can.ask && <AskSheet access={access} />}
      <LiveNote />
    </Frame>
  )
}
