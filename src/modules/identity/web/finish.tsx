/** C5: back from Госуслуги: the browser proves its key, and the second step begins. */
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useGo } from '../../../web/address.ts'
import { call } from '../../../web/api.ts'
import { Door } from '../../../web/ui/door.tsx'
import { Face, Waiting } from '../../../web/ui/faces.tsx'
import { currentSession } from '../contract/session.ts'
import { Broken, Finished, ToNewPassword } from './finishing.tsx'
import { HelpLine } from './help-line.tsx'
import { text } from './text.ts'
import { titles } from './titles.ts'

export function Page() {
  const query = useQuery({
    queryKey: ['sign-in', 'finish'],
    queryFn: ({ signal }) => call(currentSession, {}, { signal }),
    staleTime: 0,
    gcTime: 0,
  })
  return (
    <Door title={titles.finishing} help={<HelpLine />}>
      <Face
        query={query}
        what="вход"
        failedTitle={text.broken}
        waiting={<Waiting what={titles.finishing} rows={2} shape="lines" />}
      >
        {(session) =>
          session.stage === 'signed-in' ? (
            <Finished session={session} />
          ) : session.stage === 'new-password' ? (
            <ToNewPassword />
          ) : session.stage === 'second-step' ? (
            <Onward />
          ) : (
            <Broken />
          )
        }
      </Face>
    </Door>
  )
}

function Onward() {
  const go = useGo()
  useEffect(() => go('/sign-in/code', 'replace'), [go])
  return <Waiting what={titles.finishing} rows={2} shape="lines" />
}
