/** For pages of one document, application or file: who looked at it and who changed it. */
import { Empty, Face } from '../../../web/ui/faces.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { Lines } from './lines.tsx'
import { useObjectJournal } from './query.ts'
import { text } from './text.ts'

export function ObjectJournal({ kind, id }: { readonly kind: string; readonly id: string }) {
  const query = useObjectJournal(kind, id)
  return (
    <Sheet title={text.title} bare>
      <Face
        query={query}
        what={text.what}
        failedTitle={text.failed}
        calm={text.calm}
        isEmpty={(page) => page.items.length === 0}
        empty={<Empty title={text.empty.all}>{text.emptyNote}</Empty>}
      >
        {(page) => <Lines entries={page.items} linked={false} />}
      </Face>
    </Sheet>
  )
}
