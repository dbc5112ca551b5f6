/** D4: what a new plan changes: came, went, moved; taken or left as a whole. */
import { List, Row } from '../../../web/ui/list.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { Status, type Tone } from '../../../web/ui/status.tsx'
import type { Difference } from '../contract.ts'
import { words } from './text-wizard.ts'

const kinds = [
  ['came', words.came, 'done'],
  ['went', words.went, 'refused'],
  ['moved', words.moved, 'yours'],
] as const satisfies readonly (readonly [keyof Omit<Difference, 'same'>, string, Tone])[]

export function DifferenceSheet({ of }: { readonly of: Difference }) {
  const isSame = kinds.every(([key]) => of[key].length === 0)
  return (
    <Sheet title={words.difference} bare side={<span className="small num">{words.same(of.same)}</span>}>
      {isSame ? (
        <p className="in">{words.nothingChanges}</p>
      ) : (
        <List name={words.difference}>
          {kinds.flatMap(([key, word, tone]) =>
            of[key].map((line) => (
              <Row
                key={`${key} ${line.title}`}
                title={line.title}
                note={line.note}
                status={<Status tone={tone}>{word}</Status>}
              />
            )),
          )}
        </List>
      )}
    </Sheet>
  )
}
