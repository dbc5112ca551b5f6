/** Rules with their effect and basis, departures from what came with the portal, and the way to change one. */
import { useState } from 'react'
import type { PolicyRule } from '../../modules/identity/contract/rule-desk.ts'
import { Button } from '../ui/button.tsx'
import { useNow } from '../ui/clock.tsx'
import { day } from '../ui/dates.ts'
import { List, Row } from '../ui/list.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { Status } from '../ui/status.tsx'
import { RuleDialog, type RuleActs } from './rule-dialog.tsx'
import { ruleText as words, valueWords } from './text.ts'

export interface RulesSheetProps extends RuleActs {
  readonly title: string
  readonly note?: string | undefined
  readonly rules: readonly PolicyRule[]
}

export function RulesSheet({ title, note, rules, ...acts }: RulesSheetProps) {
  const [changing, setChanging] = useState<PolicyRule | null>(null)
  return (
    <Sheet title={title} bare>
      {note && <p className="small sheet-note">{note}</p>}
      <List name={title}>
        {rules.map((rule) => (
          <RuleRow key={rule.key} rule={rule} onChange={() => setChanging(rule)} />
        ))}
      </List>
      {changing && <RuleDialog rule={changing} {...acts} onClose={() => setChanging(null)} />}
    </Sheet>
  )
}

function RuleRow({ rule, onChange }: { readonly rule: PolicyRule; readonly onChange: () => void }) {
  const now = useNow()
  return (
    <Row
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
        <Button kind="plain" size="small" label={`${words.change}: ${rule.title}`} onClick={onChange}>
          {words.change}
        </Button>
      }
    />
  )
}
