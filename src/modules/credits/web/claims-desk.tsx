/** D7+, D9+: what people say they learnt here: the staff confirms with the number of the document, or refuses with a reason. */
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useAddress } from '../../../web/address.ts'
import { call } from '../../../web/api.ts'
import { useRefreshOn } from '../../../web/live-line.tsx'
import { Empty, Face } from '../../../web/ui/faces.tsx'
import { List } from '../../../web/ui/list.tsx'
import { LiveNote } from '../../../web/ui/live-note.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { More } from '../../../web/ui/pager.tsx'
import { ReasonDialog } from '../../../web/ui/reason-dialog.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { Tabs } from '../../../web/ui/tabs.tsx'
import { toast } from '../../../web/ui/toast.tsx'
import { refuseClaim, reverseClaim, type Claim } from '../contract.ts'
import { ClaimLine, type ClaimAct } from './claim-line.tsx'
import { ConfirmDialog } from './confirm-claim.tsx'
import { claimsKey, useClaims } from './query.ts'
import { ReverseDialog } from './reverse-dialog.tsx'
import { words } from './text-claims.ts'

interface Chosen {
  readonly claim: Claim
  readonly act: ClaimAct
}

export function Page() {
  const cache = useQueryClient()
  const state = useAddress().get('state') === 'decided' ? 'decided' : 'open'
  const query = useClaims(state)
  const [chosen, setChosen] = useState<Chosen | null>(null)
  useRefreshOn('claim.', claimsKey)
  const close = () => setChosen(null)
  const refresh = () => void cache.invalidateQueries({ queryKey: claimsKey })
  return (
    <Frame title={words.deskTitle} note={words.deskNote}>
      <Tabs
        name={words.deskTitle}
        on={hrefOf(state)}
        tabs={(['open', 'decided'] as const).map((one) => ({ word: words.tabs[one], href: hrefOf(one) }))}
      />
      <Sheet name={words.tabs[state]} bare>
        <Face
          query={query}
          what={words.deskWhat}
          failedTitle={words.deskFailed}
          calm={words.deskCalm}
          isEmpty={(data) => data.pages[0]?.items.length === 0}
          empty={
            state === 'open' ? (
              <Empty title={words.emptyOpen}>{words.emptyOpenNote}</Empty>
            ) : (
              <Empty title={words.emptyDecided}>{words.emptyDecidedNote}</Empty>
            )
          }
        >
          {(data) => (
            <>
              <List name={words.tabs[state]}>
                {data.pages
                  .flatMap((page) => page.items)
                  .map((claim) => (
                    <ClaimLine key={claim.id} claim={claim} onAct={(act) => setChosen({ claim, act })} />
                  ))}
              </List>
              {query.hasNextPage && (
                <More onMore={() => void query.fetchNextPage()} busy={query.isFetchingNextPage} />
              )}
            </>
          )}
        </Face>
      </Sheet>
      <LiveNote />
      {chosen?.act === 'confirm' && (
        <ConfirmDialog claim={chosen.claim} onClose={close} onSettled={refresh} />
      )}
      {chosen?.act === 'reverse' && (
        <ReverseDialog
          person={chosen.claim.person}
          credits={chosen.claim.credits}
          line={learnt(chosen.claim)}
          run={(reason) => call(reverseClaim, { params: { id: chosen.claim.id }, body: { reason } })}
          onClose={close}
          onSettled={refresh}
        />
      )}
      {chosen?.act === 'refuse' && (
        <ReasonDialog
          onClose={close}
          title={words.refuseTitle}
          act={words.refuse}
          keep={words.keep}
          label={words.reason}
          hint={words.refuseNote}
          maxLength={500}
          run={(reason) => call(refuseClaim, { params: { id: chosen.claim.id }, body: { reason } })}
          onDone={() => toast(words.refused)}
          onSettled={refresh}
        >
          <p>{`${chosen.claim.person}. ${chosen.claim.title}`}</p>
        </ReasonDialog>
      )}
    </Frame>
  )
}

const learnt = (c: Claim): string => `${c.title}. ${words.line(c.credits, c.specialty, c.endedOn)}`

const hrefOf = (state: 'open' | 'decided'): string =>
  state === 'open' ? '/credits/desk' : '/credits/desk?state=decided'
