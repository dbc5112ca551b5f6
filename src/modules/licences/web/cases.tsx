/** F7: the desk of cases: where the federal registry says otherwise than we do. */
import { useQuery } from '@tanstack/react-query'
import { useAddress } from '../../../web/address.ts'
import { call } from '../../../web/api.ts'
import { useRefreshOn } from '../../../web/live-line.tsx'
import { useNow } from '../../../web/ui/clock.tsx'
import { day } from '../../../web/ui/dates.ts'
import { Empty, Face } from '../../../web/ui/faces.tsx'
import { List, Row } from '../../../web/ui/list.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { Status } from '../../../web/ui/status.tsx'
import { Tabs } from '../../../web/ui/tabs.tsx'
import { listCases } from '../contract.ts'
import { cases, caseTones, caseWords } from './case-text.ts'

export const casesKey = ['licence-cases'] as const
const states = ['open', 'asked', 'closed'] as const
const hrefOf = (state: (typeof states)[number]) =>
  state === 'open' ? '/desk/licence-cases' : `/desk/licence-cases?state=${state}`

export function Page() {
  const now = useNow()
  const asked = useAddress().get('state')
  const state = states.find((one) => one === asked) ?? 'open'
  const query = useQuery({
    queryKey: [...casesKey, 'list', state],
    queryFn: ({ signal }) => call(listCases, { query: { state } }, { signal }),
  })
  useRefreshOn('licence-case.', casesKey)
  return (
    <Frame title={cases.title} note={cases.note}>
      <Tabs
        name={cases.title}
        on={hrefOf(state)}
        tabs={states.map((one) => ({ word: cases.tabs[one], href: hrefOf(one) }))}
      />
      <Sheet name={cases.title} bare>
        <Face
          query={query}
          what={cases.what}
          failedTitle={cases.failed}
          isEmpty={(data) => data.items.length === 0}
          empty={<Empty title={cases.empty[state]}>{cases.emptyNote}</Empty>}
        >
          {(data) => (
            <List name={cases.title}>
              {data.items.map((c) => (
                <Row
                  key={c.id}
                  when={day(c.openedAt, now)}
                  title={c.holder}
                  href={`/desk/licence-cases/${c.id}`}
                  status={<Status tone={caseTones[c.state]}>{caseWords[c.state]}</Status>}
                  note={c.title}
                />
              ))}
            </List>
          )}
        </Face>
      </Sheet>
    </Frame>
  )
}
