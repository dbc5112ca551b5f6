/** Both values side by side, field by field. */
import { Table } from '../../../web/ui/table.tsx'
import { nb } from '../../../web/ui/words.ts'
import type { Case } from '../contract.ts'
import { cases } from './case-text.ts'

export const Differences = ({
  of,
  theirs = cases.theirs,
}: {
  readonly of: Case['differences']
  readonly theirs?: string
}) => (
  <Table
    name={cases.both}
    rows={of}
    keyOf={(d) => d.label}
    columns={[
      { head: cases.field, cell: (d) => nb(d.label), phone: 'title' },
      { head: cases.ours, cell: (d) => d.ours || cases.nothing, phone: 'fact' },
      { head: theirs, cell: (d) => d.theirs || cases.nothing, phone: 'fact' },
    ]}
  />
)
