/** G5, G7: the nights of a month: a chart, and below each day with what was found. */
import { useQuery } from '@tanstack/react-query'
import { call } from '../../../web/api.ts'
import { useRefreshOn } from '../../../web/live-line.tsx'
import { Bars } from '../../../web/ui/bars.tsx'
import { useNow } from '../../../web/ui/clock.tsx'
import { day } from '../../../web/ui/dates.ts'
import { Empty, Face } from '../../../web/ui/faces.tsx'
import { List, Row } from '../../../web/ui/list.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { Status } from '../../../web/ui/status.tsx'
import { listNights, type Night } from '../contract.ts'
import { text } from './text.ts'

const key = ['oversight', 'nights'] as const

export function Page() {
  const query = useQuery({ queryKey: key, queryFn: ({ signal }) => call(listNights, {}, { signal }) })
  useRefreshOn('oversight.found', key)
  return (
    <Frame title={text.title} note={text.lead}>
      <Face
        query={query}
        what={text.what}
        failedTitle={text.failed}
        calm={text.calm}
        isEmpty={(data) => data.items.length === 0}
        empty={<Empty title={text.empty}>{text.emptyNote}</Empty>}
      >
        {({ items }) => (
          <div className="stack">
            <Month nights={items} />
            <Sheet title={text.days} bare>
              <List name={text.days}>
                {items.map((night) => (
                  <Line key={night.day} night={night} />
                ))}
              </List>
            </Sheet>
          </div>
        )}
      </Face>
    </Frame>
  )
}

function Month({ nights }: { readonly nights: readonly Night[] }) {
  const now = useNow()
  const ordered = nights.toReversed()
  return (
    <Sheet title={text.month}>
      <Bars
        finding={text.monthFinding(nights.reduce((n, night) => n + night.findings, 0))}
        unit={text.unitDay}
        series={[{ word: text.seriesWrong }, { word: text.seriesStopped }]}
        labelHead={text.day}
        bars={ordered.map((night, i) => ({
          label: day(night.day, now),
          values: [night.totals.failures, night.totals.stopped],
          tick: i % 7 === 0 ? String(Number(night.day.slice(8))) : undefined,
        }))}
      />
    </Sheet>
  )
}

function Line({ night }: { readonly night: Night }) {
  const now = useNow()
  const { totals, findings, grave } = night
  return (
    <Row
      when={day(night.day, now)}
      tone={grave > 0 ? 'refused' : undefined}
      title={findings === 0 ? text.nothing : text.found(findings)}
      href={`/oversight/${night.day}`}
      status={statusOf(findings, grave)}
      note={
        [
          totals.signIns > 0 && text.signIns(totals.signIns),
          totals.failures > 0 && text.failures(totals.failures),
          totals.looks > 0 && text.looks(totals.looks),
        ]
          .filter(Boolean)
          .join(', ') || text.noActs
      }
    />
  )
}

function statusOf(findings: number, grave: number) {
  if (grave > 0) return <Status tone="refused">{text.grave(grave)}</Status>
  return findings > 0 ? <Status tone="yours">{text.isNotable}</Status> : undefined
}
