/** D7+: conditions are changed before the event begins; moments of checks are drawn anew. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useGo, useParam } from '../../../web/address.ts'
import { call } from '../../../web/api.ts'
import { BeforeOne } from '../../../web/ui/before-one.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { toast } from '../../../web/ui/toast.tsx'
import { changeMeeting } from '../contract.ts'
import { ConditionsForm, typedOf } from './conditions-form.tsx'
import { deskKey, deskMeetingQuery } from './query.ts'
import { desk } from './text.ts'

const crumbs = [[desk.title, '/teaching/events']] as const

export function Page() {
  const id = useParam('id')
  const go = useGo()
  const cache = useQueryClient()
  const query = useQuery(deskMeetingQuery(id))
  const m = query.data
  if (!m)
    return (
      <BeforeOne
        title={desk.changeTitle}
        crumbs={crumbs}
        query={query}
        what={desk.what}
        failedTitle={desk.oneFailed}
        calm={desk.calm}
        rows={5}
        absentTitle={desk.absent}
        absentNote={desk.absentNote}
        back={[desk.title, '/teaching/events']}
      />
    )
  return (
    <Frame title={desk.changeTitle} note={m.title} crumbs={crumbs}>
      <ConditionsForm
        key={m.version}
        initial={typedOf(m)}
        back={`/teaching/events/${id}`}
        send={async (conditions) => {
          await call(changeMeeting, { params: { id }, body: { ...conditions, version: m.version } })
          await cache.invalidateQueries({ queryKey: deskKey })
          toast(desk.saved)
          go(`/teaching/events/${id}`)
        }}
      />
    </Frame>
  )
}
