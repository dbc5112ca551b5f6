/** D4: a plan that is over, as it was. */
import { useQuery } from '@tanstack/react-query'
import { useParam } from '../../../web/address.ts'
import { BeforeOne } from '../../../web/ui/before-one.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { CheckpointSheet, GoalSheet } from './beside.tsx'
import { Items } from './items.tsx'
import { Going } from './plan.tsx'
import { planQuery } from './query.ts'
import { text } from './text.ts'
import '../../../web/look/plan.css'

const crumbs = [[text.title, '/plan']] as const

export function Page() {
  const query = useQuery(planQuery(useParam('id')))
  const plan = query.data
  if (!plan)
    return (
      <BeforeOne
        query={query}
        title={text.title}
        crumbs={crumbs}
        rows={6}
        what={text.what}
        failedTitle={text.failed}
        calm={text.calm}
        absentTitle={text.absentTitle}
        absentNote={text.absentNote}
        back={[text.toPlan, '/plan']}
      />
    )
  return (
    <Frame
      title={plan.name}
      note={`${text.states[plan.state]}, ${text.until(plan.wishes.deadline)}`}
      crumbs={crumbs}
      aside={
        <>
          <GoalSheet proposal={plan.proposal} wishes={plan.wishes} />
          <CheckpointSheet proposal={plan.proposal} />
        </>
      }
    >
      <Going plan={plan} />
      <Items plan={plan} />
    </Frame>
  )
}
