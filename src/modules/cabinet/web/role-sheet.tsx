/** F1: in which role the person works here, until when, and the sections that this role opens. */
import { useQuery } from '@tanstack/react-query'
import { call } from '../../../web/api.ts'
import { usePerson } from '../../../web/session.tsx'
import { useNavPages } from '../../../web/shell/portal-context.tsx'
import { fullDay } from '../../../web/ui/dates.ts'
import { Facts } from '../../../web/ui/facts.tsx'
import { List, Row } from '../../../web/ui/list.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { roleNotes, roleWords } from '../../identity/contract.ts'
import { readOrganisation } from '../../organisations/contract.ts'
import { text } from './text.ts'

/** The instant after the last day is not said to people. */
const lastDay = (until: string): string => fullDay(new Date(new Date(until).getTime() - 1))

export function RoleSheet() {
  const { work } = usePerson()
  const held = work.held.find((h) => h.role === work.active)
  const id = held?.organisationId ?? null
  const organisation = useQuery({
    queryKey: ['organisations', 'one', id],
    queryFn: ({ signal }) => call(readOrganisation, { params: { id: id ?? '' } }, { signal }),
    enabled: id !== null,
  })
  if (work.active === 'citizen') return null
  return (
    <Sheet title={text.yourRole}>
      <Facts
        column
        facts={[
          [text.role, roleWords[work.active]],
          [text.organisation, organisation.data?.shortName],
          [text.until, held?.until ? lastDay(held.until) : text.noEnd],
        ]}
      />
    </Sheet>
  )
}

/** What this role is here for, when nothing waits: its own sections. */
export function SectionsSheet() {
  const { work } = usePerson()
  const pages = useNavPages().filter(({ nav }) => nav.group === 'Работа' || nav.group === 'Управление')
  return (
    <Sheet title={text.yourSections} bare={pages.length > 0}>
      {pages.length > 0 ? (
        <List name={text.yourSections}>
          {pages.map((page) => (
            <Row key={page.path} title={page.nav.word} href={page.path} />
          ))}
        </List>
      ) : (
        <p>{text.noSections(roleNotes[work.active])}</p>
      )}
    </Sheet>
  )
}
