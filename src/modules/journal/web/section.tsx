/** For the profile: the newest looks of others, and the way to the whole journal. */
import { Empty, Face } from '../../../web/ui/faces.tsx'
import { Link } from '../../../web/ui/link.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { Lines } from './lines.tsx'
import { useLatestLooks } from './query.ts'
import { text } from './text.ts'

const shown = 5

export function JournalSection() {
  const query = useLatestLooks(shown)
  return (
    <Sheet title={text.title} bare side={<Link href="/profile/journal">{text.all}</Link>}>
      <Face
        query={query}
        what={text.what}
        failedTitle={text.failed}
        calm={text.calm}
        isEmpty={(page) => page.items.length === 0}
        empty={<Empty title={text.empty.others}>{text.emptyNote}</Empty>}
      >
        {(page) => <Lines entries={page.items} />}
      </Face>
    </Sheet>
  )
}
