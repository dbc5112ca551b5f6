/** C5, G2: the second step: a code from a message or of the application opens the cabinet. */
import { useQuery } from '@tanstack/react-query'
import { call } from '../../../web/api.ts'
import { Door } from '../../../web/ui/door.tsx'
import { Empty, Face, Waiting } from '../../../web/ui/faces.tsx'
import { Link } from '../../../web/ui/link.tsx'
import { currentSession } from '../contract/session.ts'
import { Broken, Finished, ToNewPassword } from './finishing.tsx'
import { HelpLine } from './help-line.tsx'
import { useSignInProving } from './proving.ts'
import { hasWay, SecondStepForm } from './second-step.tsx'
import { text } from './text.ts'
import { titles } from './titles.ts'

export function Page() {
  const proving = useSignInProving()
  const query = useQuery({
    queryKey: ['sign-in', 'stage'],
    queryFn: ({ signal }) => call(currentSession, {}, { signal }),
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
  return (
    <Door title={titles.code} help={<HelpLine />}>
      <Face
        query={query}
        what="вход"
        failedTitle={text.broken}
        waiting={<Waiting what="Загружаем вход" rows={5} shape="lines" />}
      >
        {(session) =>
          session.stage === 'signed-in' ? (
            <Finished session={session} />
          ) : session.stage === 'new-password' ? (
            <ToNewPassword />
          ) : session.secondStep === null ? (
            <Broken />
          ) : !hasWay(session.secondStep) ? (
            <NoWay />
          ) : (
            <SecondStepForm step={session.secondStep} proving={proving} />
          )
        }
      </Face>
      {query.data?.secondStep && (
        <p className="small">
          <Link href="/sign-in">{text.otherWay}</Link>
        </p>
      )}
    </Door>
  )
}

const NoWay = () => <Empty title={text.noWay}>{text.noWayAdvice}</Empty>
