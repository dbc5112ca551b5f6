/** G3, G7: the administrator's page of passwords: the rules, departures from them with their reasons, the people behind the numbers. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../web/api.ts'
import { RuleHistory } from '../../../web/rules/rule-history.tsx'
import { RulesSheet } from '../../../web/rules/rules-sheet.tsx'
import { Face } from '../../../web/ui/faces.tsx'
import { Facts } from '../../../web/ui/facts.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { Sheet, Stack } from '../../../web/ui/sheet.tsx'
import { number } from '../../../web/ui/words.ts'
import {
  foreseeRule,
  readPasswordDesk,
  setPasswordRule,
  type PasswordDesk,
} from '../contract/password-desk.ts'
import { deskKey, desk as words } from './text-password-desk.ts'
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
        {(desk) => <Rules desk={desk} />}
      </Face>
    </Frame>
  )
}

function Rules({ desk }: { readonly desk: PasswordDesk }) {
  const cache = useQueryClient()
  return (
    <div className="stack">
      <RulesSheet
        title={words.rules}
        rules={desk.rules}
        save={async (body) => cache.setQueryData(deskKey, await call(setPasswordRule, { body }))}
        foresee={async (body, signal) => (await call(foreseeRule, { body }, { signal })).words}
      />
      <RuleHistory history={desk.history} />
    </div>
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
