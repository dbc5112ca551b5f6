/** D2, A2: what those who finished say of a programme; on its page, for everyone. */
import { Face } from '../../../web/ui/faces.tsx'
import { fullDay } from '../../../web/ui/dates.ts'
import { More } from '../../../web/ui/pager.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { nb } from '../../../web/ui/words.ts'
import type { Review } from '../contract.ts'
import { useReviews } from './query.ts'
import { Stars } from './stars.tsx'
import { reviewText as words } from './text.ts'

export function Reviews({ programmeId }: { readonly programmeId: string }) {
  const query = useReviews(programmeId)
  const pages = query.data?.pages ?? []
  const first = pages[0]
  return (
    <Sheet
      title={words.listTitle}
      side={
        first?.average !== null &&
        first !== undefined && (
          <span className="small num">{words.mean(first.average ?? 0, first.count)}</span>
        )
      }
    >
      <Face
        query={query}
        what={words.listTitle.toLowerCase()}
        failedTitle={words.failed}
        isEmpty={() => first?.items.length === 0}
        empty={<p className="small">{words.none}</p>}
      >
        {() => (
          <ul className="plain-list apart">
            {pages
              .flatMap((p) => p.items)
              .map((r) => (
                <One key={r.id} review={r} />
              ))}
          </ul>
        )}
      </Face>
      {query.hasNextPage && (
        <More onMore={() => void query.fetchNextPage()} busy={query.isFetchingNextPage} />
      )}
    </Sheet>
  )
}

const One = ({ review: r }: { readonly review: Review }) => (
  <li>
    <p>
      <Stars rating={r.rating} /> <span className="tiny num">{fullDay(r.writtenAt)}</span>
    </p>
    {r.text !== '' && <p className="said">{nb(r.text)}</p>}
    {r.reply && (
      <p className="small">
        <b>{words.reply}:</b> {nb(r.reply)}
      </p>
    )}
  </li>
)
