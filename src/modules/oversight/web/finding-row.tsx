/** One finding as a line: what, how urgent, who or from where, in numbers. */
import { useNow } from '../../../web/ui/clock.tsx'
import { moment } from '../../../web/ui/dates.ts'
import { Row } from '../../../web/ui/list.tsx'
import { Status } from '../../../web/ui/status.tsx'
import { number, sentence } from '../../../web/ui/words.ts'
import type { Finding } from '../contract.ts'
import { text } from './text.ts'

export const whereWords = ({ person, address }: Finding): string =>
  [person && text.who(person.name), address && text.from(address)].filter(Boolean).join(' · ')

export function FindingRow({ finding, hasLink }: { readonly finding: Finding; readonly hasLink?: boolean }) {
  const now = useNow()
  const { since, until, numbers } = finding
  return (
    <Row
      title={finding.title}
      href={hasLink ? `/oversight/findings/${finding.id}` : undefined}
      status={
        finding.isGrave ? (
          <Status tone="refused">{text.isGrave}</Status>
        ) : (
          <Status tone="yours">{text.isNotable}</Status>
        )
      }
      note={
        <>
          <div>{whereWords(finding)}</div>
          <div className="num">
            {sentence(numbers.map((n) => `${n.name.toLowerCase()}: ${number(n.value)}`).join(', '))}
          </div>
          <div className="tiny num">{text.between(moment(since, now), moment(until, now))}</div>
        </>
      }
    />
  )
}
