/** D1, D7+: one activity: what was said, what the verifier decided, by which rule. */
import { useQuery } from '@tanstack/react-query'
import { useParam } from '../../../web/address.ts'
import { useRefreshOn } from '../../../web/live-line.tsx'
import { BeforeOne } from '../../../web/ui/before-one.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { fullDay } from '../../../web/ui/dates.ts'
import { Facts } from '../../../web/ui/facts.tsx'
import { FirstAct } from '../../../web/ui/first-act.tsx'
import { Link } from '../../../web/ui/link.tsx'
import { LiveNote } from '../../../web/ui/live-note.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { Sheet, Stack } from '../../../web/ui/sheet.tsx'
import { Status } from '../../../web/ui/status.tsx'
import { sentences } from '../../../web/ui/words.ts'
import type { Activity } from '../contract.ts'
import { activityTones } from './activities.tsx'
import { activityQuery, creditsKey } from './query.ts'
import { words } from './text-activities.ts'

export const crumbs = [[words.title, '/credits/activities']] as const

export function Page() {
  const query = useQuery(activityQuery(useParam('id')))
  useRefreshOn('activity.', creditsKey)
  if (query.data) return <One of={query.data} />
  return <Before query={query} title={words.one} />
}

export const Before = ({
  query,
  title,
}: {
  readonly query: Parameters<typeof BeforeOne>[0]['query']
  readonly title: string
}) => (
  <BeforeOne
    query={query}
    title={title}
    crumbs={crumbs}
    rows={6}
    what={words.oneWhat}
    failedTitle={words.oneFailed}
    calm={words.calm}
    absentTitle={words.absent}
    absentNote={words.absentNote}
    back={[words.toAll, '/credits/activities']}
  />
)

/** Somebody said what is wrong with it: the reason first, then what to do. */
const isBack = (a: Activity): boolean => a.state === 'returned' || a.state === 'reversed'

const Back = ({ of: a }: { readonly of: Activity }) => (
  <FirstAct
    tone={a.state === 'returned' ? 'yours' : 'refused'}
    status={words.states[a.state]}
    title={a.reason ?? words.states[a.state]}
    act={
      a.can.mend && (
        <Button href={`/credits/activities/${a.id}/edit`} wide>
          {words.mend}
        </Button>
      )
    }
  >
    {words.mendNote}
  </FirstAct>
)

const One = ({ of: a }: { readonly of: Activity }) => (
  <Frame
    title={a.title}
    windowTitle={words.one}
    crumbs={crumbs}
    side={isBack(a) ? undefined : <Status tone={activityTones[a.state]}>{words.states[a.state]}</Status>}
    first={isBack(a) ? <Back of={a} /> : undefined}
  >
    <Sheet name={words.one}>
      <Stack>
        <Facts
          facts={[
            [words.labels.kind, words.kinds[a.kind]],
            [words.labels.place, a.place],
            [words.labels.specialty, a.specialty.name],
            [words.labels.happenedOn, fullDay(a.happenedOn)],
            [words.labels.hours, a.hours],
            [words.labels.fileIds, a.files.map((f) => f.name).join(', ')],
            [words.rule, sentences([words.credits(a), a.rule])],
          ]}
        />
        {a.can.mend && !isBack(a) && (
          <Button size="small" wide={false} href={`/credits/activities/${a.id}/edit`}>
            {words.mend}
          </Button>
        )}
        <p>
          <Link href={`/applications/${a.applicationId}`}>{words.toApplication}</Link>
        </p>
      </Stack>
    </Sheet>
    <LiveNote />
  </Frame>
)
