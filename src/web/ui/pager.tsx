/** The rest of a long list: pages in the address, or «Показать ещё» where rows are read in order. */
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { Button } from './button.tsx'
import { BareLink } from './link.tsx'
import { t } from './words.ts'

export interface PagerProps {
  readonly page: number
  readonly pages: number
  readonly href: (page: number) => string
}

/** First, last, current and its neighbours; null is a gap. */
export function pagesShown(page: number, pages: number): (number | null)[] {
  const near = page === 1 ? 3 : page === pages ? pages - 2 : page
  const wanted = [1, page - 1, page, page + 1, near, pages].filter((n) => n >= 1 && n <= pages)
  const shown = [...new Set(wanted)].sort((a, b) => a - b)
  return shown.flatMap((n, i) => {
    const before = shown[i - 1]
    if (before === undefined || n - before === 1) return [n]
    // A gap of one page is that page.
    return n - before === 2 ? [n - 1, n] : [null, n]
  })
}

export function Pager({ page, pages, href }: PagerProps) {
  if (pages < 2) return null
  return (
    <nav aria-label="Страницы" className="pager num">
      {page > 1 ? (
        <BareLink href={href(page - 1)} aria-label="Предыдущая страница">
          <IconChevronLeft size={18} aria-hidden />
        </BareLink>
      ) : (
        <span className="pager-off" aria-hidden>
          <IconChevronLeft size={18} />
        </span>
      )}
      {pagesShown(page, pages).map((n, i) =>
        n === null ? (
          <span key={`gap ${i}`} className="pager-gap" aria-hidden>
            …
          </span>
        ) : (
          <BareLink
            key={n}
            href={href(n)}
            aria-label={t`Страница ${n}`}
            aria-current={n === page ? 'page' : undefined}
          >
            {n}
          </BareLink>
        ),
      )}
      {page < pages ? (
        <BareLink href={href(page + 1)} aria-label="Следующая страница">
          <IconChevronRight size={18} aria-hidden />
        </BareLink>
      ) : (
        <span className="pager-off" aria-hidden>
          <IconChevronRight size={18} />
        </span>
      )}
    </nav>
  )
}

export interface MoreProps {
  readonly onMore: () => void
  readonly busy: boolean
  /** «20 из 214». */
  readonly note?: string | undefined
}

export const More = ({ onMore, busy, note }: MoreProps) => (
  <div className="more">
    <Button kind="plain" size="small" wide onClick={onMore} busy={busy}>
      {busy ? 'Загружаем…' : t`Показать ещё`}
    </Button>
    {note && <span className="tiny num">{note}</span>}
  </div>
)
