/** F7: the register of papers: found by person, number and state; asked only when somebody asks. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useAddress } from '../../../web/address.ts'
import { Button } from '../../../web/ui/button.tsx'
import { fullDay } from '../../../web/ui/dates.ts'
import { Empty, Face } from '../../../web/ui/faces.tsx'
import { SelectField } from '../../../web/ui/fields/select-field.tsx'
import { TextField } from '../../../web/ui/fields/text-field.tsx'
import { Pair } from '../../../web/ui/form.tsx'
import { List, Row } from '../../../web/ui/list.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { More } from '../../../web/ui/pager.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { Status } from '../../../web/ui/status.tsx'
import { Unbroken } from '../../../web/ui/unbroken.tsx'
import { nb } from '../../../web/ui/words.ts'
import { PaperClass, PaperFilter, type DeskRow } from '../contract.ts'
import { registerQuery } from './desk-query.ts'
import { desk, filterWords } from './desk-text.ts'
import { text, tones } from './text.ts'
import '../../../web/look/organisations.css'

const statusOptions = [
  { value: '', label: desk.any },
  ...PaperFilter.options.map((value) => ({ value, label: filterWords[value] })),
]
const classOptions = [
  { value: '', label: desk.anyKind },
  ...PaperClass.options.map((value) => ({ value, label: text.classWords[value] })),
]

export function Page() {
  const address = useAddress()
  const asked = address.get('q')
  const status = PaperFilter.safeParse(address.get('status')).data
  const of = PaperClass.safeParse(address.get('class')).data
  const [typed, setTyped] = useState(asked)
  const query = useInfiniteQuery(registerQuery({ text: asked, status, class: of }))
  const rows = query.data?.pages.flatMap((page) => page.items)
  return (
    <Frame title={desk.title} note={desk.note}>
      <Sheet name={desk.title} bare>
        <form
          className="organisation-sieve of-three"
          role="search"
          onSubmit={(event) => {
            event.preventDefault()
            address.set({ q: typed.trim() })
          }}
        >
          <TextField name="q" type="search" label={desk.search} value={typed} onChange={setTyped} />
          <Pair>
            <SelectField
              name="status"
              label={desk.status}
              options={statusOptions}
              value={status ?? ''}
              onChange={(value) => address.set({ status: value })}
            />
            <SelectField
              name="class"
              label={desk.kind}
              options={classOptions}
              value={of ?? ''}
              onChange={(value) => address.set({ class: value })}
            />
          </Pair>
          <Button type="submit" size="small" wide={false}>
            {desk.find}
          </Button>
        </form>
        <Face
          query={{ ...query, data: rows }}
          what={desk.what}
          failedTitle={desk.failed}
          isEmpty={(items) => items.length === 0}
          empty={<Empty title={desk.empty}>{desk.emptyNote}</Empty>}
        >
          {(items) => (
            <List name={desk.title}>
              {items.map((paper) => (
                <Line key={paper.id} paper={paper} />
              ))}
            </List>
          )}
        </Face>
        {query.hasNextPage && (
          <More busy={query.isFetchingNextPage} onMore={() => void query.fetchNextPage()} />
        )}
      </Sheet>
    </Frame>
  )
}

const Line = ({ paper: p }: { readonly paper: DeskRow }) => (
  <Row
    title={p.holder.fullName}
    href={`/desk/papers/${p.id}`}
    status={<Status tone={tones[p.state]}>{text.stateWords[p.state]}</Status>}
    note={
      <>
        {nb(p.post?.name ?? text.kindWords[p.kind])}
        {p.number && (
          <>
            {', '}
            <Unbroken>{text.numberWords(p.number)}</Unbroken>
          </>
        )}
        {[p.specialty?.name, p.organisation?.name, p.endsOn ? text.until(fullDay(p.endsOn)) : text.noEnd]
          .filter(Boolean)
          .map((part) => nb(`, ${part}`))
          .join('')}
      </>
    }
  />
)
