/** D4: no plan keeps every limit: which one breaks, and what would help, each with a button. */
import { Button } from '../../../web/ui/button.tsx'
import { FirstAct } from '../../../web/ui/first-act.tsx'
import { List, Row } from '../../../web/ui/list.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import type { Impossible, Wishes } from '../contract.ts'
import { words } from './text-wizard.ts'

interface Props {
  readonly of: Impossible
  readonly onTry: (wishes: Wishes) => void
}

export const ImpossibleSheets = ({ of, onTry }: Props) => (
  <>
    <FirstAct tone="refused" status={words.impossible} title={of.title}>
      {of.why}
    </FirstAct>
    <Sheet title={words.repairs} bare>
      {of.repairs.length === 0 ? (
        <p className="in">{words.noRepairs}</p>
      ) : (
        <List name={words.repairs}>
          {of.repairs.map((r) => (
            <Row
              key={r.title}
              title={r.title}
              note={r.note}
              act={
                <Button
                  kind="plain"
                  size="small"
                  label={`${words.tryRepair}: ${r.title}`}
                  onClick={() => onTry(r.wishes)}
                >
                  {words.tryRepair}
                </Button>
              }
            />
          ))}
        </List>
      )}
    </Sheet>
  </>
)
