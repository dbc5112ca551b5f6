/** D6: the verifier's desk with one card open — queue, scan, comparison; keys J K ↑ ↓ Y N A Q R. */
import { IconChevronRight } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useGo, useParam } from '../../../web/address.ts'
import { useHear, useRefreshOn } from '../../../web/live-line.tsx'
import type { LiveEvent } from '../../../web/live.ts'
import { usePerson } from '../../../web/session.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { useNow } from '../../../web/ui/clock.tsx'
import { day } from '../../../web/ui/dates.ts'
import { Desk, PhoneHead } from '../../../web/ui/desk/desk.tsx'
import { useKeysSwitch } from '../../../web/ui/desk/use-keys.ts'
import { Absent, Face, Refused, Waiting } from '../../../web/ui/faces.tsx'
import type { DeskApplication } from '../contract.ts'
import { DeskWork } from './desk-work.tsx'
import { deskHref, dueWords, QueuePane, useDeskState } from './desk-queue.tsx'
import { deskOneKey, deskOneQuery, queueKey, useQueue } from './desk-query.ts'
import { desk } from './desk-text.ts'
import '../../../web/look/applications.css'

export function Page() {
  const id = useParam('id')
  const query = useQuery(deskOneQuery(id))
  const [isOn, setOn] = useKeysSwitch()
  const neighbours = useNeighbours(id)
  useRefreshOn('application.', queueKey)
  useRefreshOnOthers(id)
  const queue = <QueuePane on={id} keys={{ isOn, setOn }} />
  if (!query.data) {
    return (
      <Desk
        queue={queue}
        phoneHead={null}
        scan={<section className="scan" aria-label="Скан" />}
        check={<Faces query={query} />}
      />
    )
  }
  return (
    <>
      <title>{`${query.data.applicant.shortName} — НМО`}</title>
      <DeskWork key={id} application={query.data} areKeysOn={isOn} neighbours={neighbours}>
        {(panes) => (
          <Desk
            queue={queue}
            phoneHead={<Head application={query.data} neighbours={neighbours} />}
            {...panes}
          />
        )}
      </DeskWork>
    </>
  )
}

const Faces = ({ query }: { readonly query: Parameters<typeof Face<DeskApplication>>[0]['query'] }) => (
  <Face
    query={query}
    what="заявление"
    failedTitle="Заявление не загрузилось"
    calm={desk.calm}
    waiting={<Waiting what="Загружаем заявление" rows={6} shape="lines" />}
    refused={<Refused title={desk.refused}>{desk.refusedNote}</Refused>}
    absent={
      <Absent
        title={desk.absent}
        acts={
          <Button kind="plain" size="small" href="/desk">
            {desk.toQueue}
          </Button>
        }
      >
        {desk.absentNote}
      </Absent>
    }
  >
    {(): ReactNode => null}
  </Face>
)

export interface Neighbours {
  readonly at: number
  readonly count: number
  readonly go: (by: 1 | -1) => void
  /** After a decision: the one below, or the queue when there is none. */
  readonly leave: () => void
}

function useNeighbours(id: string): Neighbours {
  const state = useDeskState()
  const go = useGo()
  const pages = useQueue(state).data?.pages
  const ids = pages?.flatMap((page) => page.items.map((row) => row.id)) ?? []
  const at = ids.indexOf(id)
  const to = (index: number): string | undefined => ids[index]
  return {
    at,
    count: pages?.[0]?.counts.waiting ?? ids.length,
    go: (by) => {
      const next = to(at + by)
      if (next) go(deskHref(state, next))
    },
    leave: () => go(deskHref(state, to(at + 1) ?? to(at - 1))),
  }
}

function Head({
  application: a,
  neighbours,
}: {
  readonly application: DeskApplication
  readonly neighbours: Neighbours
}) {
  const now = useNow()
  const due = dueWords({ status: a.status, dueOn: a.dueOn, answerBy: a.question?.deadline ?? null }, now)
  const words =
    a.clock === 'runs' && a.dueOn
      ? due.tone === 'refused'
        ? `решение ${due.words}`
        : due.tone
          ? `решить ${due.words}`
          : desk.decideBy(day(a.dueOn, now))
      : due.words
  const [at, count] = [Math.max(1, neighbours.at + 1), Math.max(1, neighbours.count)]
  return (
    <PhoneHead
      who={a.applicant.shortName}
      due={a.clock === 'over' ? '' : words}
      tone={due.tone}
      next={
        <Button
          kind="plain"
          size="small"
          wide={false}
          iconAfter={<IconChevronRight size={18} aria-hidden />}
          label={desk.nextOf(at, count)}
          onClick={() => neighbours.go(1)}
        >
          {desk.nth(at, count)}
        </Button>
      }
    />
  )
}

/** The card is asked anew only for what others did: each asking is a look that the applicant sees. */
function useRefreshOnOthers(id: string): void {
  const cache = useQueryClient()
  const me = usePerson().person.id
  useHear('application.', ({ type, payload }: LiveEvent) => {
    if (payload['applicationId'] !== id) return
    const isMine =
      payload['verifierId'] === me && type !== 'application.answered' && payload['from'] !== 'applicant'
    if (!isMine) void cache.invalidateQueries({ queryKey: deskOneKey(id) })
  })
}
