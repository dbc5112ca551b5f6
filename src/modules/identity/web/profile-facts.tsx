/** Who I am, and where each fact comes from. */
import { useNow } from '../../../web/ui/clock.tsx'
import { fullDay, moment } from '../../../web/ui/dates.ts'
import { Facts, type Fact } from '../../../web/ui/facts.tsx'
import { Link } from '../../../web/ui/link.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { snils } from '../../../web/ui/words.ts'
import type { Profile } from '../contract/profile.ts'
import { profile as words } from './text-profile.ts'

export function FactsSheet({ profile }: { readonly profile: Profile }) {
  const now = useNow()
  const { person, sources, esia, roles } = profile
  const from = (fact: string) => {
    const source = sources[fact]
    return source === 'esia' ? words.fromEsia : source === 'typed' ? words.typed : words.staff
  }
  const line = (name: string, value: string | null, fact: string): Fact => [
    name,
    value && (
      <>
        {value} <span className="tiny">{from(fact)}</span>
      </>
    ),
  ]
  return (
    <Sheet title={words.facts}>
      <Facts
        facts={[
          line(words.name, person.fullName, 'familyName'),
          line(words.birthDate, person.birthDate && fullDay(person.birthDate), 'birthDate'),
          line(words.gender, person.gender && (person.gender === 'M' ? words.male : words.female), 'gender'),
          line('СНИЛС', person.snils && snils(person.snils), 'snils'),
          [words.roles, roles.map(({ word }) => word).join(', ')],
        ]}
      />
      {esia && <p className="small">{words.changedAt(moment(esia.synchronisedAt, now))}</p>}
      <p className="small">{person.isConfirmed ? words.changeThere : words.notConfirmed}</p>
      <Link href="/profile/esia">{esia ? words.toEsia : words.toLink}</Link>
    </Sheet>
  )
}
