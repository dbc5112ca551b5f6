/** D7+: what organisations and verifiers confirmed: found by the person or a number, and taken back when it was a mistake. */
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useAddress } from '../../../web/address.ts'
import { call } from '../../../web/api.ts'
import { useRefreshOn } from '../../../web/live-line.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { Empty, Face } from '../../../web/ui/faces.tsx'
import { TextField } from '../../../web/ui/fields/text-field.tsx'
import { List, Row } from '../../../web/ui/list.tsx'
import { LiveNote } from '../../../web/ui/live-note.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { More } from '../../../web/ui/pager.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { Status } from '../../../web/ui/status.tsx'
import { sentences } from '../../../web/ui/words.ts'
import { correctActivity, correctClaim, type Correction } from '../contract.ts'
import { claimsKey, useCorrections } from './query.ts'
import { ReverseDialog } from './reverse-dialog.tsx'
import { corrections as own, words } from './text-claims.ts'
import '../../../web/look/organisations.css'

export function Page() {
  const cache = useQueryClient()
  const address = useAddress()
  const asked = address.get('q')
  const [typed, setTyped] = useState(asked)
  const [chosen, setChosen] = useState<Correction | null>(null)
  const query = useCorrections(asked)
  useRefreshOn('claim.', claimsKey)
  useRefreshOn('activity.', claimsKey)
  return (
    <Frame title={own.title} note={own.note}>
      <Sheet name={own.title} bare>
        <form
          className="organisation-sieve"
          role="search"
          onSubmit={(event) => {
            event.preventDefault()
            address.set({ q: typed.trim() })
          }}
        >
          <TextField
            name="q"
            type="search"
            label={own.search}
            hint={own.searchHint}
            value={typed}
            onChange={setTyped}
          />
          <Button type="submit" size="small" wide={false}>
            {own.find}
          </Button>
        </form>
        <Face
          query={query}
          what={own.what}
          failedTitle={own.failed}
          calm={words.deskCalm}
          isEmpty={(data) => data.pages[0]?.items.length === 0}
          empty={<Empty title={own.empty}>{asked ? own.emptyNote : own.emptyAll}</Empty>}
        >
          {(data) => (
            <>
              <List name={own.title}>
                {data.pages
                  .flatMap((page) => page.items)
                  .map((one) => (
                    <Line key={one.id} of={one} onAct={() => setChosen(one)} />
                  ))}
              </List>
              {query.hasNextPage && (
                <More onMore={() => void query.fetchNextPage()} busy={query.isFetchingNextPage} />
              )}
            </>
          )}
        </Face>
      </Sheet>
      {chosen && (
        <ReverseDialog
          person={chosen.person}
          credits={chosen.credits}
          line={`${chosen.title}. ${own.line(chosen)}`}
          act={own.act(chosen)}
          readers={chosen.of === 'claim' ? words.reverseHint : own.personReads}
          run={(reason) => takeBack(chosen, reason)}
          onClose={() => setChosen(null)}
          onSettled={() => void cache.invalidateQueries({ queryKey: claimsKey })}
        />
      )}
      <LiveNote />
    </Frame>
  )
}

const takeBack = ({ of, id }: Correction, reason: string): Promise<unknown> =>
  of === 'claim'
    ? call(correctClaim, { params: { id }, body: { reason } })
    : call(correctActivity, { params: { id }, body: { reason } })

const Line = ({ of: c, onAct }: { readonly of: Correction; readonly onAct: () => void }) => (
  <Row
    title={c.person}
    status={
      <Status tone={c.isReversed ? 'refused' : 'done'}>
        {c.isReversed ? words.states.reversed : own.confirmed}
      </Status>
    }
    note={sentences([
      c.of === 'activity' && own.activity,
      c.title,
      c.place,
      own.line(c),
      c.number && own.number(c),
      c.reason,
    ])}
    act={
      c.can.reverse && (
        <Button kind="plain" size="small" label={`${own.act(c)}: ${c.person}`} onClick={onAct}>
          {own.act(c)}
        </Button>
      )
    }
  />
)
