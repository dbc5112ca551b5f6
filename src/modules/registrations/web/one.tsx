/** A2: one registration: what now, the form while it may be written, the statement while it is looked at, its history. */
import { useQuery } from '@tanstack/react-query'
import { useParam } from '../../../web/address.ts'
import { useRefreshOn } from '../../../web/live-line.tsx'
import { BeforeOne } from '../../../web/ui/before-one.tsx'
import { Steps } from '../../../web/ui/facts.tsx'
import { Journal } from '../../../web/ui/journal.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { Sheet, Stack } from '../../../web/ui/sheet.tsx'
import { sentences } from '../../../web/ui/words.ts'
import type { Registration } from '../contract.ts'
import { crumbs } from './crumbs.ts'
import { RegistrationForm } from './form.tsx'
import { Now } from './now.tsx'
import { oneQuery, registrationsKey } from './query.ts'
import { Statement } from './statement.tsx'
import { actTones, text } from './text.ts'

export function Page() {
  const id = useParam('id')
  const query = useQuery(oneQuery(id))
  useRefreshOn('registration.', registrationsKey)
  useRefreshOn('application.', registrationsKey)
  const r = query.data
  if (r) return <One key={id} registration={r} />
  return (
    <BeforeOne
      title={text.one}
      crumbs={crumbs}
      query={query}
      what={text.oneWhat}
      failedTitle={text.oneFailed}
      calm={text.calm}
      rows={8}
      absentTitle={text.absentTitle}
      absentNote={text.absentNote}
      back={[text.toList, '/registrations']}
    />
  )
}

const One = ({ registration: r }: { readonly registration: Registration }) => (
  <Frame title={r.name || text.one} windowTitle={text.one} crumbs={crumbs} aside={<Aside registration={r} />}>
    <Now registration={r} />
    {r.can.change ? <RegistrationForm registration={r} /> : <Statement registration={r} />}
  </Frame>
)

const Aside = ({ registration: r }: { readonly registration: Registration }) => (
  <Stack>
    {r.history.length > 0 && (
      <Sheet title={text.history}>
        <Journal
          name={text.history}
          steps={r.history.toReversed().map((line) => ({
            at: line.at,
            tone: actTones[line.act],
            title: text.actWords[line.act],
            note: sentences([line.who, line.reason]) || undefined,
          }))}
        />
      </Sheet>
    )}
    {r.status !== 'open' && (
      <Sheet title={text.next}>
        <Steps steps={text.steps} />
      </Sheet>
    )}
  </Stack>
)
