/** C1, D6: what I was told, newest first; new ones stand out, opening one marks it read. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useAddress } from '../../../web/address.ts'
import { call } from '../../../web/api.ts'
import { Button } from '../../../web/ui/button.tsx'
import { useNow } from '../../../web/ui/clock.tsx'
import { day, moment, time } from '../../../web/ui/dates.ts'
import { Empty, Face } from '../../../web/ui/faces.tsx'
import { BareLink, Link } from '../../../web/ui/link.tsx'
import { List, Row } from '../../../web/ui/list.tsx'
import { LiveNote } from '../../../web/ui/live-note.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { More } from '../../../web/ui/pager.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { Status } from '../../../web/ui/status.tsx'
import { nb } from '../../../web/ui/words.ts'
import { markAllRead, markRead, type Notification } from '../contract.ts'
import { notificationsKey, useNotifications } from './query.ts'
import { SectionTabs } from './section-tabs.tsx'
import { reachedWords, text } from './text.ts'

export function Page() {
  const address = useAddress()
  const only = address.get('show') === 'unread' ? 'unread' : 'all'
  const list = useNotifications(only)
  const items = list.data?.pages.flatMap((page) => page.items)
  const unread = list.data?.pages[0]?.unread ?? 0
  const newest = items?.[0]?.id
  const cache = useQueryClient()
  const refresh = () => cache.invalidateQueries({ queryKey: notificationsKey })
  const one = useMutation({
    mutationFn: (id: string) => call(markRead, { params: { id } }),
    onSuccess: refresh,
  })
  const all = useMutation({
    mutationFn: (upTo: string) => call(markAllRead, { body: { upTo } }),
    onSuccess: refresh,
  })
  return (
    <Frame
      title={text.title}
      side={
        unread > 0 && newest !== undefined ? (
          <Button kind="plain" size="small" busy={all.isPending} onClick={() => all.mutate(newest)}>
            {text.readAll}
          </Button>
        ) : null
      }
    >
      <SectionTabs on="/notifications" />
      <Sheet name={text.title} bare>
        <Shown only={only} unread={unread} hrefOf={(show) => address.with({ show })} />
        <Face
          query={{ ...list, data: items }}
          what={text.what}
          failedTitle={text.failed}
          calm={text.calm}
          isEmpty={(rows) => rows.length === 0}
          empty={
            only === 'unread' ? (
              <AllRead href={address.with({ show: null })} />
            ) : (
              <Empty title={text.empty}>{text.emptyNote}</Empty>
            )
          }
        >
          {(rows) => (
            <>
              <List name={text.title}>
                {rows.map((n) => (
                  <Line key={n.id} news={n} onOpen={() => n.readAt === null && one.mutate(n.id)} />
                ))}
              </List>
              {list.hasNextPage && (
                <More busy={list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} />
              )}
            </>
          )}
        </Face>
      </Sheet>
      <LiveNote />
    </Frame>
  )
}

function Shown(props: {
  readonly only: string
  readonly unread: number
  readonly hrefOf: (show: string | null) => string
}) {
  const choices = [
    { word: text.all, show: null, isOn: props.only === 'all' },
    { word: text.unread(props.unread), show: 'unread', isOn: props.only === 'unread' },
  ]
  return (
    <p className="small message-choice">
      {choices.map((c) => (
        <Link key={c.word} href={props.hrefOf(c.show)} aria-current={c.isOn ? 'true' : undefined}>
          {c.word}
        </Link>
      ))}
    </p>
  )
}

const AllRead = ({ href }: { readonly href: string }) => (
  <Empty
    title={text.emptyUnread}
    acts={
      <Button kind="plain" size="small" href={href}>
        {text.toAll}
      </Button>
    }
  >
    {text.emptyUnreadNote}
  </Empty>
)

function Line({ news, onOpen }: { readonly news: Notification; readonly onOpen: () => void }) {
  const now = useNow()
  return (
    <Row
      when={day(news.at, now)}
      sub={time(news.at)}
      title={
        <BareLink className="cover" href={news.link} onClick={onOpen}>
          {news.title}
        </BareLink>
      }
      status={news.readAt === null ? <Status tone="quiet">{text.fresh}</Status> : undefined}
      note={
        <>
          {nb(news.text)}
          {news.reached && (
            <span className="tiny num message-way">
              {text.reached(reachedWords[news.reached.channel], moment(news.reached.at, now))}
            </span>
          )}
        </>
      }
    />
  )
}
