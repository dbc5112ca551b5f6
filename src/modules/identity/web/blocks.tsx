/** G5: the desk of blocks: what is closed, the evidence, until when; a mistake is lifted with a reason. */
import { IconShieldCheck } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useAddress } from '../../../web/address.ts'
import { call } from '../../../web/api.ts'
import { useRefreshOn } from '../../../web/live-line.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { useNow } from '../../../web/ui/clock.tsx'
import { moment } from '../../../web/ui/dates.ts'
import { Empty, EmptyAfterFilter, Face } from '../../../web/ui/faces.tsx'
import { Filters, type Facet } from '../../../web/ui/filters.tsx'
import { List, Row } from '../../../web/ui/list.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { Pager } from '../../../web/ui/pager.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { Status, type Tone } from '../../../web/ui/status.tsx'
import { Tabs } from '../../../web/ui/tabs.tsx'
import { blocksOnPage, listBlocks, type KeptBlock } from '../contract/block-desk.ts'
import { BlockKind, blockWords, type BlockState } from '../contract/blocks.ts'
import { LiftBlock } from './block-lift.tsx'
import { blocksKey } from './blocks-key.ts'
import { blocks as text } from './text-blocks.ts'
import '../../../web/look/organisations.css'

const tones: Readonly<Record<BlockState, Tone>> = { holds: 'yours', expired: 'quiet', lifted: 'done' }

export function Page() {
  const address = useAddress()
  const state = address.get('state') === 'over' ? 'over' : 'holds'
  const kind = BlockKind.safeParse(address.get('kind')).data
  const page = Math.max(1, Number(address.get('page')) || 1)
  const [chosen, setChosen] = useState<KeptBlock | null>(null)
  const query = useQuery({
    queryKey: [...blocksKey, state, kind, page],
    queryFn: ({ signal }) =>
      call(listBlocks, { query: { state, page, ...(kind ? { kind } : {}) } }, { signal }),
    placeholderData: keepPreviousData,
    // Every look leaves a line in somebody's journal: none is repeated by itself.
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  })
  useRefreshOn('identity.block-lifted', blocksKey)
  const counts = new Map(query.data?.kinds.map((k) => [k.kind, k.count]))
  const facet: Facet = {
    key: 'kind',
    legend: text.kind,
    options: BlockKind.options.map((value) => ({
      value,
      word: blockWords[value],
      count: state === 'holds' ? (counts.get(value) ?? 0) : undefined,
    })),
  }
  const clear = () => address.set({ kind: null, page: null })
  return (
    <Frame title={text.title} note={text.note}>
      <Tabs
        name={text.tabs}
        tabs={[
          { word: text.holds, href: address.with({ state: null, kind: null, page: null }) },
          { word: text.over, href: address.with({ state: 'over', kind: null, page: null }) },
        ]}
        on={address.with({ state: state === 'over' ? 'over' : null, kind: null, page: null })}
      />
      <Sheet name={text.title} bare>
        <div className="organisation-sieve">
          <Filters
            facets={[facet]}
            chosen={{ kind: kind ? [kind] : [] }}
            onChange={(key, values) => address.set({ [key]: values.at(-1) ?? null, page: null })}
            onClear={clear}
          />
          <p className="tiny num found" role="status">
            {query.data && text.found(query.data.total)}
          </p>
        </div>
        <Face
          query={query}
          what={text.what}
          failedTitle={text.failed}
          calm={text.calm}
          isEmpty={(data) => data.items.length === 0}
          empty={
            kind ? (
              <EmptyAfterFilter count={1} onClear={clear} />
            ) : (
              <Empty
                title={state === 'holds' ? text.empty : text.emptyOver}
                icon={<IconShieldCheck size={36} stroke={1.4} className="face-icon" aria-hidden />}
              >
                {text.emptyNote}
              </Empty>
            )
          }
        >
          {(data) => (
            <>
              <List name={text.title}>
                {data.items.map((block) => (
                  <Line key={block.id} block={block} onLift={() => setChosen(block)} />
                ))}
              </List>
              <Pager
                page={page}
                pages={Math.ceil(data.total / blocksOnPage)}
                href={(n) => address.with({ page: n === 1 ? null : n })}
              />
            </>
          )}
        </Face>
      </Sheet>
      {chosen && <LiftBlock key={chosen.id} block={chosen} onClose={() => setChosen(null)} />}
    </Frame>
  )
}

function Line({ block, onLift }: { readonly block: KeptBlock; readonly onLift: () => void }) {
  const now = useNow()
  const { at, until, reason, person, state, lifted, can } = block
  return (
    <Row
      when={moment(at, now)}
      title={person ? `${reason}: ${person.shortName}` : reason}
      status={<Status tone={tones[state]}>{text.state(state, moment(until, now))}</Status>}
      note={
        <>
          <Evidence block={block} />
          {lifted && (
            <div>
              {text.liftedBy(lifted.by, moment(lifted.at, now))}
              {lifted.why && `: ${lifted.why}`}
            </div>
          )}
          {state === 'holds' && !can.lift && <div className="tiny">{text.own}</div>}
        </>
      }
      act={
        can.lift && (
          <Button kind="plain" size="small" label={text.liftOf(reason)} onClick={onLift}>
            {text.lift}
          </Button>
        )
      }
    />
  )
}

function Evidence({ block: { evidence: e, stopped } }: { readonly block: KeptBlock }) {
  const now = useNow()
  const said = [
    e.failures > 0 && text.failures(e.failures, e.accounts),
    e.since && text.since(moment(e.since, now)),
    stopped > 0 && text.turnedAway(stopped),
  ].filter(Boolean)
  return (
    <>
      {said.join(', ')}
      {e.addresses.length > 0 && <div className="num">{text.from(e.addresses)}</div>}
    </>
  )
}
