/** A section that is closed yet: what opens it, with the way there. */
import { List, Row } from '../../../web/ui/list.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { nb } from '../../../web/ui/words.ts'
import type { CourseItem } from '../contract.ts'
import { learnWords } from './text.ts'

interface ClosedItemProps {
  readonly studyId: string
  readonly closed: NonNullable<CourseItem['closed']>
}

export const ClosedItem = ({ studyId, closed }: ClosedItemProps) => (
  <Sheet title={learnWords.closed}>
    <p>{nb(learnWords.closedBy[closed.why])}</p>
    <List name={learnWords.opens}>
      {closed.by.map(({ id, title }) => (
        <Row key={id} title={title} href={`/learning/${studyId}/items/${id}`} />
      ))}
    </List>
  </Sheet>
)
