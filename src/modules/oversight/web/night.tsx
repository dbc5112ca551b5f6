/** G5, G7: one day: what was found, how the hours went, the whole as a table to take along. */
import { IconShieldCheck } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { call } from '../../../web/api.ts'
import { Bars } from '../../../web/ui/bars.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { useNow } from '../../../web/ui/clock.tsx'
import { day as dayWords, fullDay, moment } from '../../../web/ui/dates.ts'
import { Empty, Face } from '../../../web/ui/faces.tsx'
import { Facts } from '../../../web/ui/facts.tsx'
import { List } from '../../../web/ui/list.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { Sheet, Stack } from '../../../web/ui/sheet.tsx'
import { number } from '../../../web/ui/words.ts'
import { saveAs } from '../../files/web/save-as.ts'
import { nightFile, readNight, type HourCount, type NightReport } from '../contract.ts'
import { FindingRow } from './finding-row.tsx'
import { text } from './text.ts'

export function Page() {
  const { day } = useParams({ strict: false }) as { day: string }
  const query = useQuery({
    queryKey: ['oversight', 'night', day],
    queryFn: ({ signal }) => call(readNight, { params: { day } }, { signal }),
    // Each look leaves a line in somebody's journal: none is repeated by itself.
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  })
  const now = useNow()
  return (
    <Frame
      title={text.ofDay(fullDay(day))}
      windowTitle={text.ofDay(dayWords(day, now))}
      note={query.data && text.madeAt(moment(query.data.madeAt, now))}
      crumbs={[[text.title, '/oversight']]}
      aside={query.data && <Beside report={query.data} />}
    >
      <Face query={query} what={text.oneWhat} failedTitle={text.oneFailed} calm={text.calm}>
        {(report) => (
          <div className="stack">
            <Sheet title={text.findings} bare={report.findings.length > 0}>
              {report.findings.length === 0 ? (
                <Empty
                  title={text.noFindings}
                  icon={<IconShieldCheck size={36} stroke={1.4} className="face-icon" aria-hidden />}
                >
                  {text.noFindingsNote}
                </Empty>
              ) : (
                <List name={text.findings}>
                  {report.findings.map((finding) => (
                    <FindingRow key={finding.id} finding={finding} hasLink />
                  ))}
                </List>
              )}
            </Sheet>
            <Sheet title={text.byHours}>
              <Hours hours={report.hours} />
            </Sheet>
          </div>
        )}
      </Face>
    </Frame>
  )
}

function Hours({ hours }: { readonly hours: readonly HourCount[] }) {
  const worst = hours.toSorted((a, b) => b.failures + b.stopped - a.failures - a.stopped)[0]
  // Axes around nothing say less than the words.
  if (hours.every((h) => h.signIns + h.failures + h.stopped === 0))
    return <p className="small">{text.noHours}</p>
  const isCalm = !worst || worst.failures + worst.stopped === 0
  return (
    <Bars
      finding={text.hoursFinding(isCalm ? null : `${worst.hour}:00`)}
      unit={text.unitHour}
      series={[{ word: text.seriesRight }, { word: text.seriesWrong }, { word: text.seriesStopped }]}
      labelHead={text.hour}
      bars={hours.map((h) => ({
        label: `${h.hour}:00`,
        values: [h.signIns, h.failures, h.stopped],
        tick: h.hour % 6 === 0 ? `${h.hour}:00` : undefined,
      }))}
    />
  )
}

function Beside({ report: { day, totals, digest } }: { readonly report: NightReport }) {
  const save = useMutation({
    mutationFn: () => call(nightFile, { params: { day } }),
    onSuccess: ({ blob }) => saveAs(blob, `access-${day}.csv`),
  })
  return (
    <Stack>
      <Sheet title={text.numbers}>
        <Facts
          column
          facts={[
            [text.factSignIns, number(totals.signIns)],
            [text.factFailures, number(totals.failures)],
            [text.factStopped, number(totals.stopped)],
            [text.factBlocks, number(totals.blocks)],
            [text.factLooks, number(totals.looks)],
          ]}
        />
        <p>
          <Button kind="plain" busy={save.isPending} onClick={() => save.mutate()}>
            {text.save}
          </Button>
        </p>
        {save.isError && (
          <p className="field-fault" role="alert">
            {text.notSaved}
          </p>
        )}
      </Sheet>
      <Sheet title={text.digest}>
        <p className="tiny num digest">{digest}</p>
        <p className="tiny">{text.digestNote}</p>
      </Sheet>
    </Stack>
  )
}
