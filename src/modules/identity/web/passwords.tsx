/** G3, G7: the administrator's page of passwords: the rules, departures from them with their reasons, the people behind the numbers. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../../web/api.ts'
import { Button } from '../../../web/ui/button.tsx'
import { useNow } from '../../../web/ui/clock.tsx'
import { day, moment } from '../../../web/ui/dates.ts'
import { Face } from '../../../web/ui/faces.tsx'
import { Facts } from '../../../web/ui/facts.tsx'
import { List, Row } from '../../../web/ui/list.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { Sheet, Stack } from '../../../web/ui/sheet.tsx'
import { Status } from '../../../web/ui/status.tsx'
import { number } from '../../../web/ui/words.ts'
import { readPasswordDesk, type PasswordDesk, type PasswordRule } from '../contract/password-desk.ts'
import { RuleDialog } from './password-rule.tsx'
import { deskKey, desk as words, valueWords } from './text-password-desk.ts'
import { titles } from './titles.ts'

export function Page() {
  const query = useQuery({
    queryKey: deskKey,
    queryFn: ({ signal }) => call(readPasswordDesk, {}, { signal }),
  })
  return (
    <Frame
      title={titles.passwords}
      note={words.lead}
      aside={query.data && <Crowd people={query.data.people} />}
    >
      <Face query={query} what={words.what} failedTitle={words.failed} calm={words.calm}>
        {(desk) => (
          <div className="stack">
            <Rules rules={desk.rules} />
            <History desk={desk} />
          </div>
        )}
      </Face>
    </Frame>
  )
}

function Rules({ rules }: { readonly rules: readonly PasswordRule[] }) {
  const [changing, setChanging] = useState<PasswordRule | null>(null)
  const now = useNow()
  return (
    <Sheet title={words.rules} bare>
      <List name={words.rules}>
        {rules.map((rule) => (
          <Row
            key={rule.key}
            title={`${rule.title}: ${valueWords(rule.value, rule.unit)}`}
            status={
              rule.isDeparture ? (
                <Status tone="yours">{words.departure(valueWords(rule.usual, rule.unit))}</Status>
              ) : undefined
            }
            note={
              <>
                {rule.effect}
                {rule.why && (
                  <div>{words.because(day(rule.since, now), rule.setBy ?? words.byCommand, rule.why)}</div>
                )}
                <div className="tiny">{words.basis(rule.basis)}</div>
              </>
            }
            act={
              <Button
                kind="plain"
                size="small"
                label={`${words.change}: ${rule.title}`}
                onClick={() => setChanging(rule)}
              >
                {words.change}
              </Button>
            }
          />
        ))}
      </List>
      {changing && <RuleDialog rule={changing} onClose={() => setChanging(null)} />}
    </Sheet>
  )
}

function History({ desk }: { readonly desk: PasswordDesk }) {
  const now = useNow()
  return (
    <Sheet title={words.history} bare={desk.history.length > 0}>
      {desk.history.length === 0 ? (
        <p className="small">{words.noHistory}</p>
      ) : (
        <List name={words.history}>
          {desk.history.map((one) => (
            <Row
              key={`${one.key} ${one.at}`}
              when={moment(one.at, now)}
              title={`${one.title}: ${valueWords(one.value, one.unit)}`}
              note={
                <>
                  {`${one.setBy ?? words.byCommand}: ${one.why}`}
                  <div className="tiny">{words.basis(one.basis)}</div>
                </>
              }
            />
          ))}
        </List>
      )}
    </Sheet>
  )
}

function Crowd({ people }: { readonly people: PasswordDesk['people'] }) {
  const ages = people.ages.map(
    ({ upToDays, count }, i) =>
      [words.age(people.ages[i - 1]?.upToDays ?? 0, upToDays), number(count)] as const,
  )
  return (
    <Stack>
      <Sheet title={words.people}>
        <Facts
          column
          facts={[
            [words.withPassword, number(people.withPassword)],
            [words.old, number(people.old)],
            [words.known, number(people.known)],
            [words.given, number(people.given)],
            [words.disabled, number(people.disabled)],
          ]}
        />
      </Sheet>
      <Sheet title={words.ages}>
        <Facts column facts={ages} />
      </Sheet>
      <Sheet title={words.hashes}>
        <Facts
          column
          facts={people.hashes.map(
            ({ pepper, cost, count }) => [words.hash(pepper, cost), number(count)] as const,
          )}
        />
      </Sheet>
    </Stack>
  )
}
