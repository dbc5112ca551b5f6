/** A2: what the person has begun and submitted, each with its status. */
import { IconPlus } from '@tabler/icons-react'
import { useRefreshOn } from '../../../web/live-line.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { useNow } from '../../../web/ui/clock.tsx'
import { day, moment } from '../../../web/ui/dates.ts'
import { Empty, Face } from '../../../web/ui/faces.tsx'
import { Steps } from '../../../web/ui/facts.tsx'
import { List, Row } from '../../../web/ui/list.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { Status } from '../../../web/ui/status.tsx'
import type { RegistrationLine } from '../contract.ts'
import { registrationsKey, useRegistrations } from './query.ts'
import { text, tones } from './text.ts'

export function Page() {
  const query = useRegistrations()
  useRefreshOn('registration.', registrationsKey)
  return (
    <Frame
      title={text.title}
      note={text.note}
      side={
        <Button size="small" wide={false} href="/registrations/new" icon={<IconPlus size={18} aria-hidden />}>
          {text.add}
        </Button>
      }
      aside={
        <Sheet title={text.next}>
          <Steps steps={text.steps} />
        </Sheet>
      }
    >
      <Sheet title={text.list} bare>
        <Face
          query={query}
          what={text.what}
          failedTitle={text.failed}
          calm={text.calm}
          isEmpty={(data) => data.items.length === 0}
          empty={
            <Empty
              title={text.emptyTitle}
              acts={
                <Button kind="plain" size="small" href="/status">
                  {text.toStatus}
                </Button>
              }
            >
              {text.emptyNote}
            </Empty>
          }
        >
          {(data) => (
            <List name={text.list}>
              {data.items.map((line) => (
                <Line key={line.id} line={line} />
              ))}
            </List>
          )}
        </Face>
      </Sheet>
    </Frame>
  )
}

function Line({ line }: { readonly line: RegistrationLine }) {
  const now = useNow()
  return (
    <Row
      when={day(line.savedAt, now)}
      title={line.name || text.untitled}
      href={`/registrations/${line.id}`}
      status={<Status tone={tones[line.status]}>{text.statusWords[line.status]}</Status>}
      note={line.reason ?? text.saved(moment(line.savedAt, now))}
    />
  )
}
