/** The roles of one person: now, by Госуслуги, and the whole story with both hands of each grant. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useParam } from '../../../web/address.ts'
import { useRefreshOn } from '../../../web/live-line.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { useNow } from '../../../web/ui/clock.tsx'
import { day } from '../../../web/ui/dates.ts'
import { Absent, Empty, Face } from '../../../web/ui/faces.tsx'
import { Journal, type Step } from '../../../web/ui/journal.tsx'
import { List, Row } from '../../../web/ui/list.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { isAbsent } from '../../../web/ui/refused-by.ts'
import { Sheet, Stack } from '../../../web/ui/sheet.tsx'
import { nb, sentences } from '../../../web/ui/words.ts'
import { roleWords } from '../../identity/contract.ts'
import { proposalWords, type GrantRow, type ProposalRow } from '../contract.ts'
import { ActDialog, type Asked } from './act-dialog.tsx'
import { byWords, lastDay } from './grants-table.tsx'
import { personQuery } from './query.ts'
import { text } from './text.ts'

export function Page() {
  const id = useParam('id')
  const query = useQuery(personQuery(id))
  useRefreshOn('staff.', personQuery(id).queryKey)
  const [asked, setAsked] = useState<Asked | null>(null)
  const crumbs = [[text.title, '/roles']] as const
  if (isAbsent(query.error))
    return (
      <Frame title={text.personAbsent} crumbs={crumbs}>
        <Sheet name={text.personAbsent}>
          <Absent
            title={text.personAbsent}
            acts={
              <Button kind="plain" size="small" href="/roles">
                {text.toList}
              </Button>
            }
          >
            {text.personAbsentNote}
          </Absent>
        </Sheet>
      </Frame>
    )
  const known = query.data
  const active = known?.grants.filter((g) => g.ended === null) ?? []
  return (
    <Frame
      title={known?.person.name ?? text.title}
      crumbs={crumbs}
      aside={known && <Told told={known.told} />}
    >
      <Stack>
        <Sheet title={text.now} bare>
          <Face
            query={query}
            what={text.what}
            failedTitle={text.personFailed}
            calm={text.calm}
            isEmpty={() => active.length === 0}
            empty={<Empty title={text.nowEmpty}>{text.emptyNote}</Empty>}
          >
            {() => (
              <List name={text.now}>
                {active.map((g) => (
                  <Held key={g.id} grant={g} onAsk={setAsked} />
                ))}
              </List>
            )}
          </Face>
        </Sheet>
        {known && <Story grants={known.grants} proposals={known.proposals} />}
      </Stack>
      <ActDialog asked={asked} onClose={() => setAsked(null)} />
    </Frame>
  )
}

function Held({ grant: g, onAsk }: { readonly grant: GrantRow; readonly onAsk: (asked: Asked) => void }) {
  const now = useNow()
  const note = [
    g.organisation?.name,
    g.until ? text.untilDay(day(lastDay(g.until), now)) : text.noEnd,
    byWords(g),
  ].filter(Boolean)
  return (
    <Row
      title={roleWords[g.role]}
      note={
        <>
          {nb(note.join(', '))}
          {g.basis && (
            <>
              <br />
              {nb(`${text.basis}: ${g.basis}`)}
            </>
          )}
        </>
      }
      act={
        g.can.revoke && (
          <Button
            kind="danger-quiet"
            size="small"
            label={`${text.revoke}: ${roleWords[g.role]}`}
            onClick={() => onAsk({ act: 'revoke', id: g.id, person: g.person.name, role: g.role })}
          >
            {text.revoke}
          </Button>
        )
      }
    />
  )
}

interface ToldProps {
  readonly told: readonly Pick<GrantRow, 'role' | 'organisation' | 'since' | 'until'>[]
}

function Told({ told }: ToldProps) {
  const now = useNow()
  if (told.length === 0) return null
  return (
    <Sheet title={text.told} bare>
      <List name={text.told}>
        {told.map((h) => (
          <Row
            key={`${h.role} ${h.since}`}
            title={roleWords[h.role]}
            note={[h.organisation?.name, day(h.since, now)].filter(Boolean).join(', ')}
          />
        ))}
      </List>
      <p className="small">{text.toldNote}</p>
    </Sheet>
  )
}

interface StoryProps {
  readonly grants: readonly GrantRow[]
  readonly proposals: readonly ProposalRow[]
}

/** What was agreed to stands as its grant; a proposal is a line of its own only when it came to nothing or waits. */
function stepsOf({ grants, proposals }: StoryProps): Step[] {
  const of = (role: GrantRow['role']) => roleWords[role].toLowerCase()
  return [
    ...grants.map((g): Step => ({
      id: `${g.id} begun`,
      at: g.since,
      tone: 'done',
      title: `Дана роль: ${of(g.role)}`,
      note: sentences([byWords(g), g.basis].filter((w) => w !== '—')),
    })),
    ...grants.flatMap((g): Step[] =>
      g.ended
        ? [
            {
              id: `${g.id} ended`,
              at: g.ended.at,
              tone: 'quiet',
              title: `Закончилась роль: ${of(g.role)}`,
              note: sentences([g.ended.by, g.ended.why && text.endedWords(g.ended.why)]),
            },
          ]
        : [],
    ),
    ...proposals
      .filter((p) => p.state !== 'approved')
      .map((p): Step => ({
        id: p.id,
        at: p.decided?.at ?? p.askedAt,
        tone: p.state === 'waiting' ? 'ours' : p.state === 'refused' ? 'refused' : 'quiet',
        title: `${proposalWords[p.state]}: ${of(p.role)}`,
        note: sentences([p.askedBy, p.decided?.by, p.decided?.why]),
      })),
  ].toSorted((a, b) => b.at.localeCompare(a.at))
}

function Story(props: StoryProps) {
  const steps = stepsOf(props)
  return (
    <Sheet title={text.story}>
      {steps.length > 0 ? <Journal steps={steps} name={text.story} /> : <p>{text.storyEmpty}</p>}
    </Sheet>
  )
}
