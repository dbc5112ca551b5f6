/** F5, F8, G6: «Роли и права»: who has what, what waits for a second person, what is over. */
import { useQuery } from '@tanstack/react-query'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { useAddress } from '../../../web/address.ts'
import { usePerson } from '../../../web/session.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { Empty, EmptyAfterFilter, Face } from '../../../web/ui/faces.tsx'
import { SelectField } from '../../../web/ui/fields/select-field.tsx'
import { TextField } from '../../../web/ui/fields/text-field.tsx'
import { Pair } from '../../../web/ui/form.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { Pager } from '../../../web/ui/pager.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { Tabs } from '../../../web/ui/tabs.tsx'
import { nb } from '../../../web/ui/words.ts'
import { RoleName, roleWords } from '../../identity/contract.ts'
import { ActDialog, type Asked } from './act-dialog.tsx'
import { GrantsTable } from './grants-table.tsx'
import { ProposalsList } from './proposals-list.tsx'
import { pageSize, proposalsQuery, useGrants } from './query.ts'
import { text } from './text.ts'
import '../../../web/look/organisations.css'

const tabs = ['active', 'waiting', 'settled', 'ended'] as const
type TabName = (typeof tabs)[number]

export function Page() {
  const address = useAddress()
  const { permissions } = usePerson()
  const tab: TabName = tabs.find((name) => name === address.get('tab')) ?? 'active'
  const waiting = useQuery(proposalsQuery('waiting'))
  const [asked, setAsked] = useState<Asked | null>(null)
  const href = (name: TabName) => (name === 'active' ? '/roles' : `/roles?tab=${name}`)
  return (
    <Frame
      title={text.title}
      note={text.note}
      side={
        permissions.has('roles.grant') && (
          <Button kind="plain" size="small" href="/roles/new">
            {text.give}
          </Button>
        )
      }
    >
      <Tabs
        name={text.sections}
        on={href(tab)}
        tabs={tabs.map((name) => ({
          word: text[name],
          href: href(name),
          count: name === 'waiting' ? waiting.data?.items.length : undefined,
        }))}
      />
      {tab === 'active' || tab === 'ended' ? (
        <Grants state={tab} onAsk={setAsked} />
      ) : (
        <ProposalsList state={tab} onAsk={setAsked} />
      )}
      <ActDialog asked={asked} onClose={() => setAsked(null)} />
    </Frame>
  )
}

interface GrantsProps {
  readonly state: 'active' | 'ended'
  readonly onAsk: (asked: Asked) => void
}

function Grants({ state, onAsk }: GrantsProps) {
  const address = useAddress()
  const role = RoleName.safeParse(address.get('role')).data
  const page = Math.max(1, Number(address.get('page')) || 1)
  const search = { state, role, text: address.get('q'), page }
  const query = useGrants(search, true)
  const count = [search.text, role].filter(Boolean).length
  const clear = () => address.set({ q: null, role: null, page: null })
  return (
    <Sheet name={text[state]} bare>
      <div className="organisation-sieve" role="search">
        <Pair>
          <Words value={search.text} onFind={(q) => address.set({ q, page: null }, 'replace')} />
          <SelectField
            name="role"
            label={text.role}
            value={role ?? ''}
            onChange={(value) => address.set({ role: value || null, page: null })}
            options={[
              { value: '', label: 'Все роли' },
              ...RoleName.options
                .filter((name) => name !== 'citizen')
                .map((value) => ({ value, label: roleWords[value] })),
            ]}
            searchable={false}
          />
        </Pair>
        <p className="tiny num found" role="status">
          {query.data ? text.found(query.data.total) : nb(' ')}
        </p>
      </div>
      <Face
        query={query}
        what={text.what}
        failedTitle={text.failed}
        calm={text.calm}
        isEmpty={(data) => data.items.length === 0}
        empty={
          count > 0 ? (
            <EmptyAfterFilter count={count} onClear={clear} />
          ) : (
            <Empty title={state === 'active' ? text.empty : text.emptyEnded}>{text.emptyNote}</Empty>
          )
        }
      >
        {(data) => (
          <>
            <GrantsTable rows={data.items} name={text[state]} onAsk={onAsk} />
            <Pager
              page={page}
              pages={Math.ceil(data.total / pageSize)}
              href={(n) => address.with({ page: n === 1 ? null : n })}
            />
          </>
        )}
      </Face>
    </Sheet>
  )
}

const typingMs = 300

function Words({ value, onFind }: { readonly value: string; readonly onFind: (words: string) => void }) {
  const [typed, setTyped] = useState(value)
  const [timer, setTimer] = useState<ReturnType<typeof setTimeout>>()
  const [seen, setSeen] = useState(value)
  if (seen !== value) {
    setSeen(value)
    if (typed.trim() !== value) setTyped(value)
  }
  return (
    <TextField
      name="q"
      type="search"
      label={text.search}
      icon={<IconSearch size={18} aria-hidden />}
      value={typed}
      onChange={(words) => {
        setTyped(words)
        clearTimeout(timer)
        setTimer(setTimeout(() => onFind(words.trim()), typingMs))
      }}
    />
  )
}
