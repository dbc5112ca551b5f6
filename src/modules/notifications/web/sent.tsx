/** D6: what left for me by SMS, e-mail and push, and how each try went. */
import { useNow } from '../../../web/ui/clock.tsx'
import { day, moment, time } from '../../../web/ui/dates.ts'
import { Empty, Face } from '../../../web/ui/faces.tsx'
import { List, Row } from '../../../web/ui/list.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { More } from '../../../web/ui/pager.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { Status } from '../../../web/ui/status.tsx'
import type { Delivery } from '../contract.ts'
import { useDeliveries } from './query.ts'
import { SectionTabs } from './section-tabs.tsx'
import { channelWords, messageWord, reasonWord, sentText, statusWords, text } from './text.ts'

export function Page() {
  const list = useDeliveries()
  const items = list.data?.pages.flatMap((page) => page.items)
  return (
    <Frame title={text.sentTitle} note={sentText.note}>
      <SectionTabs on="/notifications/sent" />
      <Sheet name={text.sent} bare>
        <Face
          query={{ ...list, data: items }}
          what={sentText.what}
          failedTitle={sentText.failed}
          calm={sentText.calm}
          isEmpty={(rows) => rows.length === 0}
          empty={<Empty title={sentText.empty}>{sentText.emptyNote}</Empty>}
        >
          {(rows) => (
            <>
              <List name={text.sent}>
                {rows.map((d) => (
                  <Line key={d.id} delivery={d} />
                ))}
              </List>
              {list.hasNextPage && (
                <More busy={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />
              )}
            </>
          )}
        </Face>
      </Sheet>
    </Frame>
  )
}

function Line({ delivery: d }: { readonly delivery: Delivery }) {
  const now = useNow()
  const { tone, word } = statusWords[d.status]
  return (
    <Row
      when={day(d.queuedAt, now)}
      sub={time(d.queuedAt)}
      title={messageWord(d.kind)}
      status={<Status tone={tone}>{word}</Status>}
      note={
        <>
          {[`${channelWords[d.channel]}, ${d.to}`, reasonWord(d.reason)].filter(Boolean).join(' — ')}
          {d.tries.length > 1 && <Tries delivery={d} />}
        </>
      }
    />
  )
}

function Tries({ delivery: d }: { readonly delivery: Delivery }) {
  const now = useNow()
  return (
    <details className="message-tries">
      <summary>{sentText.tries(d.tries.length)}</summary>
      <ol className="tiny num">
        {d.tries.map((one) => (
          <li key={one.at}>
            {[moment(one.at, now), one.outcome === 'sent' ? 'отправлено' : reasonWord(one.reason)].join(': ')}
          </li>
        ))}
      </ol>
    </details>
  )
}
