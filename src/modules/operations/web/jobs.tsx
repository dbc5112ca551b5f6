/** D6: what stopped and why, and how the queue lives; one press starts it again. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../web/api.ts'
import { Button } from '../../../web/ui/button.tsx'
import { useNow } from '../../../web/ui/clock.tsx'
import { moment } from '../../../web/ui/dates.ts'
import { Empty, Face } from '../../../web/ui/faces.tsx'
import { Facts } from '../../../web/ui/facts.tsx'
import { List, Row } from '../../../web/ui/list.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { Status, type Tone } from '../../../web/ui/status.tsx'
import { toast } from '../../../web/ui/toast.tsx'
import { listDeadLetters, replayJob, type DeadLetter, type QueueHealth } from '../contract.ts'
import { text } from './text.ts'

const key = ['operations', 'dead'] as const
const everySeconds = 15
const tones: Record<QueueHealth['state'], Tone> = { calm: 'done', late: 'yours', stuck: 'refused' }

export function Page() {
  const query = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => call(listDeadLetters, {}, { signal }),
    refetchInterval: everySeconds * 1000,
  })
  return (
    <Frame title={text.title} note={text.lead} aside={query.data && <Health health={query.data.health} />}>
      <Sheet title={text.stopped} bare>
        <Face
          query={query}
          what={text.what}
          failedTitle={text.failed}
          calm={text.calm}
          isEmpty={(data) => data.items.length === 0}
          empty={<Empty title={text.empty}>{text.emptyNote}</Empty>}
        >
          {(data) => (
            <List name={text.stopped}>
              {data.items.map((letter) => (
                <Line key={letter.id} letter={letter} />
              ))}
            </List>
          )}
        </Face>
      </Sheet>
    </Frame>
  )
}

function Line({ letter }: { readonly letter: DeadLetter }) {
  const now = useNow()
  const cache = useQueryClient()
  const replay = useMutation({
    mutationFn: () => call(replayJob, { params: { id: letter.id } }),
    onSuccess: (fresh) => {
      cache.setQueryData(key, fresh)
      toast(text.replayed(letter.job))
    },
    onError: () => void cache.invalidateQueries({ queryKey: key }),
  })
  const failure = replay.error ? refusedBy(replay.error) : null
  return (
    <Row
      title={letter.job}
      note={
        <>
          {letter.fault ?? text.noFault}
          <div className="tiny num">
            {[moment(letter.failedAt, now), `${text.attempts}: ${letter.attempts}`].join(' · ')}
          </div>
          {failure && (
            <span className="field-fault" role="alert">
              {failure.code === 'job.not-found' ? text.gone : failure.title}
            </span>
          )}
        </>
      }
      act={
        <Button
          kind="plain"
          size="small"
          label={text.replayOf(letter.job)}
          busy={replay.isPending}
          onClick={() => replay.mutate()}
        >
          {text.replay}
        </Button>
      }
    />
  )
}

const Health = ({ health }: { readonly health: QueueHealth }) => (
  <Sheet title={text.health} side={<Status tone={tones[health.state]}>{text.state[health.state]}</Status>}>
    <Facts
      column
      facts={[
        [text.waiting, text.jobs(health.waiting)],
        [text.dead, text.jobs(health.dead)],
        [text.lag, text.seconds(health.lagSeconds)],
      ]}
    />
  </Sheet>
)
