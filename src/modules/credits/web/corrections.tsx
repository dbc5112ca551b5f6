/** D7+: confirmations of all organisations: found by the person or the document, and taken back when given by mistake. */
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useAddress } from '../../../web/address.ts'
import { call } from '../../../web/api.ts'
import { useRefreshOn } from '../../../web/live-line.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { Empty, Face } from '../../../web/ui/faces.tsx'
import { TextField } from '../../../web/ui/fields/text-field.tsx'
import { List } from '../../../web/ui/list.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { More } from '../../../web/ui/pager.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { correctClaim, type Claim } from '../contract.ts'
import { ClaimLine } from './claim-line.tsx'
import { claimsKey, useCorrections } from './query.ts'
import { ReverseDialog } from './reverse-dialog.tsx'
import { corrections as own, words } from './text-claims.ts'
import '../../../web/look/organisations.css'

export function Page() {
  const cache = useQueryClient()
  const address = useAddress()
  const asked = address.get('q')
  const [typed, setTyped] = useState(asked)
  const [chosen, setChosen] = useState<Claim | null>(null)
  const query = useCorrections(asked)
  useRefreshOn('claim.', claimsKey)
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
                  .map((claim) => (
                    <ClaimLine key={claim.id} claim={claim} hasOrganisation onAct={() => setChosen(claim)} />
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
          claim={chosen}
          run={(reason) => call(correctClaim, { params: { id: chosen.id }, body: { reason } })}
          onClose={() => setChosen(null)}
          onSettled={() => void cache.invalidateQueries({ queryKey: claimsKey })}
        />
      )}
    </Frame>
  )
}
