/** D7+: on the page of a programme: which cycle it goes to and what would be left after it, or why it does not count. */
import { useQuery } from '@tanstack/react-query'
import { call } from '../../../web/api.ts'
import { useSession } from '../../../web/session.tsx'
import { Face } from '../../../web/ui/faces.tsx'
import { Link } from '../../../web/ui/link.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { nb } from '../../../web/ui/words.ts'
import { whatGives, type Gives as Given } from '../contract.ts'
import { creditsKey } from './query.ts'
import { weigh as text } from './text-weigh.ts'

export function Gives({ programmeId }: { readonly programmeId: string }) {
  const may = useSession()?.permissions.has('credits.own') ?? false
  const query = useQuery({
    queryKey: [...creditsKey, 'gives', programmeId],
    queryFn: ({ signal }) => call(whatGives, { params: { id: programmeId } }, { signal }),
    enabled: may,
  })
  if (!may) return null
  return (
    <Sheet title={text.title}>
      <Face query={query} what={text.what} failedTitle={text.failed} calm={text.calm}>
        {(given) => <Weighed given={given} />}
      </Face>
    </Sheet>
  )
}

function Weighed({ given }: { readonly given: Given }) {
  if (given.isLearnt) return <p>{text.learnt}</p>
  if (given.credits === 0) return <p>{text.none}</p>
  if (given.cycles.length === 0)
    return (
      <>
        <p>{text.noCycle(given.credits)}</p>
        <p>
          <Link href="/credits/new">{text.openCycle}</Link>{' '}
          <Link href="/credits/calculator">{text.calculator}</Link>
        </p>
      </>
    )
  return (
    <ul className="plain-list">
      {given.cycles.map((c) => (
        <li key={c.id}>
          <Link href={`/credits/${c.id}`}>
            {c.goes === 'not'
              ? text.not(c.specialty)
              : (c.goes === 'itself' ? text.itself : text.byChoice)(given.credits, c.specialty)}
          </Link>
          <br />
          <span className="small">
            {c.whyNot ? nb(text.why[c.whyNot]) : text.after(c.missing, c.missingAfter)}
          </span>
        </li>
      ))}
    </ul>
  )
}
