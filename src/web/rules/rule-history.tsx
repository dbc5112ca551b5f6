/** What was changed, when, by whom, why and on what basis. */
import type { RuleHistory as History } from '../../modules/identity/contract/rule-desk.ts'
import { useNow } from '../ui/clock.tsx'
import { moment } from '../ui/dates.ts'
import { List, Row } from '../ui/list.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { ruleText as words, valueWords } from './text.ts'

export function RuleHistory({ history }: { readonly history: History }) {
  const now = useNow()
  return (
    <Sheet title={words.history} bare={history.length > 0}>
      {history.length === 0 ? (
        <p className="small">{words.noHistory}</p>
      ) : (
        <List name={words.history}>
          {history.map((one) => (
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
