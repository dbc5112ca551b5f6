/** The newest notifications beside the work. */
import { IconBell } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { call } from '../../../web/api.ts'
import { useRefreshOn } from '../../../web/live-line.tsx'
import { useNow } from '../../../web/ui/clock.tsx'
import { moment } from '../../../web/ui/dates.ts'
import { Empty, Face, Waiting } from '../../../web/ui/faces.tsx'
import { Link } from '../../../web/ui/link.tsx'
import { List, News } from '../../../web/ui/list.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { sentence } from '../../../web/ui/words.ts'
import { listNotifications } from '../../notifications/contract.ts'
import { text } from './text.ts'

const shown = 3

export function NewsSheet() {
  const now = useNow()
  const query = useQuery({
    queryKey: ['notifications', 'latest'],
    queryFn: ({ signal }) => call(listNotifications, { query: { limit: shown } }, { signal }),
  })
  useRefreshOn('notification', ['notifications'])
  return (
    <Sheet title={text.news} bare side={<Link href="/notifications">{text.all}</Link>}>
      <Face
        query={query}
        what="уведомления"
        waiting={<Waiting what="Загружаем уведомления" rows={2} shape="brief" />}
        failedTitle="Уведомления не загрузились"
        isEmpty={(data) => data.items.length === 0}
        empty={
          <Empty
            title={text.noNews}
            icon={<IconBell size={36} stroke={1.4} className="face-icon" aria-hidden />}
          />
        }
      >
        {(data) => (
          <List>
            {data.items.map((n) => (
              <News
                key={n.id}
                title={n.title}
                href={n.link}
                at={sentence(moment(n.at, now))}
                fresh={n.readAt === null}
              />
            ))}
          </List>
        )}
      </Face>
    </Sheet>
  )
}
