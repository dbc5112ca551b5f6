/** D1, D2: what a person learns now, has finished, has left. */
import { useAddress } from '../../../web/address.ts'
import { useRefreshOn } from '../../../web/live-line.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { useNow } from '../../../web/ui/clock.tsx'
import { day, fullDay } from '../../../web/ui/dates.ts'
import { Empty, Face } from '../../../web/ui/faces.tsx'
import { List, Row } from '../../../web/ui/list.tsx'
import { LiveNote } from '../../../web/ui/live-note.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { More } from '../../../web/ui/pager.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { Status, type Tone } from '../../../web/ui/status.tsx'
import { Tabs } from '../../../web/ui/tabs.tsx'
import { sentences } from '../../../web/ui/words.ts'
import { Tab, type Study } from '../contract.ts'
import { studiesKey, useStudies } from './query.ts'
import { stageLine } from './stage.tsx'
import { text } from './text.ts'

export const tones: Record<Study['state'], Tone> = {
  applied: 'ours',
  learning: 'yours',
  finished: 'done',
  failed: 'refused',
  refused: 'refused',
  cancelled: 'quiet',
  annulled: 'refused',
}

export function Page() {
  const address = useAddress()
  const tab = Tab.safeParse(address.get('tab')).data ?? 'current'
  const query = useStudies(tab)
  useRefreshOn('study.', studiesKey)
  const pages = query.data?.pages ?? []
  const counts = pages[0]?.counts
  const rows = pages.flatMap((p) => p.items)
  const href = (one: Tab) => (one === 'current' ? '/learning' : `/learning?tab=${one}`)
  return (
    <Frame
      title={text.title}
      note={text.note}
      side={
        <Button kind="plain" size="small" wide={false} href="/catalogue">
          {text.toCatalogue}
        </Button>
      }
    >
      <Tabs
        name={text.title}
        on={href(tab)}
        tabs={Tab.options.map((one) => ({ word: text.tabs[one], href: href(one), count: counts?.[one] }))}
      />
      <Sheet name={text.tabs[tab]} bare>
        <Face
          query={query}
          what={text.what}
          failedTitle={text.failed}
          calm={text.calm}
          isEmpty={() => rows.length === 0}
          empty={
            <Empty
              title={text.empty[tab]}
              acts={
                tab === 'current' && (
                  <Button size="small" href="/catalogue">
                    {text.toCatalogue}
                  </Button>
                )
              }
            >
              {text.emptyNote[tab]}
            </Empty>
          }
        >
          {() => (
            <>
              <List name={text.tabs[tab]}>
                {rows.map((study) => (
                  <Line key={study.id} study={study} />
                ))}
              </List>
              {query.hasNextPage && (
                <More onMore={() => void query.fetchNextPage()} busy={query.isFetchingNextPage} />
              )}
            </>
          )}
        </Face>
      </Sheet>
      <LiveNote />
    </Frame>
  )
}

function Line({ study: s }: { readonly study: Study }) {
  const now = useNow()
  return (
    <Row
      when={day(s.finishedOn ?? s.endsOn ?? s.appliedAt, now)}
      sub={s.finishedOn ? undefined : s.endsOn ? text.lastDay : text.since}
      title={s.title}
      href={`/learning/${s.id}`}
      status={
        s.stage?.step === 'enrolled' ? (
          <Status tone="ours">{text.beginsStatus}</Status>
        ) : (
          <Status tone={tones[s.state]}>{text.states[s.state]}</Status>
        )
      }
      note={sentences([
        text.kinds[s.kind],
        text.volume(s.hours, s.credits),
        s.organisation.name,
        s.state === 'learning' && s.stage?.step !== 'enrolled' && text.percent(s.share),
        s.stage && stageLine(s.stage),
        s.state === 'applied' && text.from(fullDay(s.startsOn)),
        s.stage?.step === 'enrolled' && text.begins(fullDay(s.startsOn)),
        s.reason,
      ])}
      act={
        s.can.learn && (
          <Button
            kind="plain"
            size="small"
            wide={false}
            href={`/learning/${s.id}`}
            label={`${text.go}: ${s.title}`}
          >
            {text.go}
          </Button>
        )
      }
    />
  )
}
