/** What the plan wants of this week. Whoever has none sees nothing here. */
import { useQuery } from '@tanstack/react-query'
import { useRefreshOn } from '../../../web/live-line.tsx'
import { Face, Waiting } from '../../../web/ui/faces.tsx'
import { Link } from '../../../web/ui/link.tsx'
import { List, Row } from '../../../web/ui/list.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { Status } from '../../../web/ui/status.tsx'
import { nb } from '../../../web/ui/words.ts'
import { currentQuery, plansKey } from '../../plans/web/query.ts'
import { hours } from '../../plans/web/text.ts'
import { titleOf } from '../../plans/web/weeks.tsx'
import { text } from './text.ts'

export function PlanSheet() {
  const query = useQuery(currentQuery)
  useRefreshOn('plan.', plansKey)
  const plan = query.data?.plan
  if (query.data && !plan) return null
  const parts = plan?.progress.week?.parts ?? []
  return (
    <Sheet title={text.planWeek} bare side={plan && <Link href="/plan">{text.allPlan}</Link>}>
      <Face
        query={query}
        what="план"
        failedTitle={text.planFailed}
        waiting={<Waiting what="Загружаем план" rows={1} />}
      >
        {() =>
          plan && (
            <>
              <p className="in">
                <Status tone={plan.progress.pace === 'behind' ? 'yours' : 'done'}>
                  {plan.progress.title}
                </Status>{' '}
                <span className="small">{nb(plan.progress.note)}</span>
              </p>
              {parts.length > 0 && (
                <List name={text.planWeek}>
                  {parts.map((p) => (
                    <Row
                      key={p.programmeId}
                      when={hours(p.hours)}
                      title={titleOf(plan.proposal, p.programmeId)}
                      href={`/catalogue/${p.programmeId}`}
                    />
                  ))}
                </List>
              )}
            </>
          )
        }
      </Face>
    </Sheet>
  )
}
