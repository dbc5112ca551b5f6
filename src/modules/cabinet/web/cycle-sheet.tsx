/** The cycle that ends first: earned, missing, and the way to all of it. Whoever has none sees nothing here. */
import { useQuery } from '@tanstack/react-query'
import { call } from '../../../web/api.ts'
import { useRefreshOn } from '../../../web/live-line.tsx'
import { Face, Waiting } from '../../../web/ui/faces.tsx'
import { Link } from '../../../web/ui/link.tsx'
import { Sheet, Stack } from '../../../web/ui/sheet.tsx'
import { listCycles } from '../../credits/contract.ts'
import { Figures } from '../../credits/web/figures.tsx'
import { Stair } from '../../credits/web/stair.tsx'
import { text } from './text.ts'

const key = ['credits', 'all'] as const

export function CycleSheet() {
  const query = useQuery({ queryKey: key, queryFn: ({ signal }) => call(listCycles, {}, { signal }) })
  useRefreshOn('credits.', ['credits'])
  useRefreshOn('cycle.', ['credits'])
  const [nearest] = (query.data?.items ?? [])
    .filter((cycle) => cycle.state === 'running')
    .toSorted((a, b) => a.endsOn.localeCompare(b.endsOn))
  if (query.data && !nearest) return null
  return (
    <Sheet
      title={nearest ? text.cycleOf(nearest.specialty.name) : text.cycle}
      side={nearest && <Link href={`/credits/${nearest.id}`}>{text.allCredits}</Link>}
    >
      <Face
        query={query}
        what="пятилетний цикл"
        failedTitle={text.cycleFailed}
        waiting={<Waiting what="Загружаем пятилетний цикл" rows={1} shape="first" />}
      >
        {() =>
          nearest && (
            <Stack>
              <Figures cycle={nearest} />
              <Stair cycle={nearest} />
            </Stack>
          )
        }
      </Face>
    </Sheet>
  )
}
