/** D7+: both ways to accreditation, what each still wants, and what the pace promises. */
import { List, Row } from '../../../web/ui/list.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { Status } from '../../../web/ui/status.tsx'
import { nb } from '../../../web/ui/words.ts'
import type { Cycle, Way } from '../contract.ts'
import { text } from './text.ts'

export const WayList = ({ ways, name }: { readonly ways: readonly Way[]; readonly name: string }) => (
  <List name={name}>
    {ways.map((way, i) => (
      <Row
        key={way.rule}
        title={way.title}
        status={
          way.missing === 0 ? (
            <Status tone="done">{text.wayEnough}</Status>
          ) : (
            i === 0 && ways.length > 1 && <Status tone="ours">{text.wayBest}</Status>
          )
        }
        note={
          <>
            {nb(text.wayCounted(way.counted, way.total))}
            {way.missing > 0 && <>. {nb(text.wayMissing(way.missing, way.missingProgrammes))}</>}
            <br />
            {nb(way.source)}
          </>
        }
      />
    ))}
  </List>
)

export function Ways({ cycle }: { readonly cycle: Cycle }) {
  const f = cycle.forecast
  return (
    <Sheet title={text.waysTitle} bare>
      <div className="in">
        {promises(cycle).map((line) => (
          <p key={line}>{nb(line)}</p>
        ))}
        {f.rulesUntil && <p className="small">{nb(text.rulesUntil(f.rulesUntil))}</p>}
      </div>
      <WayList ways={f.ways} name={text.waysTitle} />
    </Sheet>
  )
}

/** In words, the most urgent first; nothing of the pace once it is enough. */
function promises({ forecast: f, endsOn, state }: Cycle): string[] {
  if (state === 'over') return [text.over(endsOn)]
  if (f.monthlyNeed === null) return [text.enough]
  const hope =
    f.enoughOn === null
      ? text.never
      : f.enoughOn <= endsOn
        ? text.enoughOn(f.enoughOn)
        : text.notEnough(f.enoughOn)
  return [
    `${text.left(f.daysLeft)}. ${text.monthly(f.monthlyNeed)}.`,
    `${text.pace(f.lastYear, f.yearlyPace)}. ${hope}.`,
  ]
}
