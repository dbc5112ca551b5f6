/** Lines of the cabinet: when — what — act, with the margin of dates on the left. */
import type { ReactNode } from 'react'
import { BareLink } from './link.tsx'
import { Heading } from './sheet.tsx'
import { nb } from './words.ts'

export const List = ({
  children,
  name,
}: {
  readonly children: ReactNode
  readonly name?: string | undefined
}) => (
  <ul className="list" aria-label={name}>
    {children}
  </ul>
)

export interface RowProps {
  /** The margin: «30 ноября». */
  readonly when?: string | undefined
  /** Under it: «через неделю», «12 ЗЕТ». */
  readonly sub?: string | undefined
  readonly tone?: 'yours' | 'refused' | 'ink' | undefined
  readonly title: ReactNode
  readonly href?: string | undefined
  readonly note?: ReactNode | undefined
  /** Status plate under the title. */
  readonly status?: ReactNode | undefined
  readonly act?: ReactNode | undefined
  /** The act stays beside the title on a phone too: for icon buttons. */
  readonly beside?: boolean | undefined
  /** Only where it does not stand in a sheet. */
  readonly level?: 2 | 3 | 4 | undefined
}

export function Row({ when, sub, tone, title, href, note, status, act, beside, level }: RowProps) {
  const words = typeof title === 'string' ? nb(title) : title
  return (
    <li className={when ? 'row' : 'row no-when'}>
      {when && (
        <div className="when num" data-tone={tone}>
          <b>{nb(when)}</b>
          {sub && nb(sub)}
        </div>
      )}
      <div className={beside ? 'what beside' : 'what'}>
        <Heading level={level}>
          {href ? (
            <BareLink className="cover" href={href}>
              {words}
            </BareLink>
          ) : (
            words
          )}
        </Heading>
        {status && <div className="row-status">{status}</div>}
        {note && <div className="small">{typeof note === 'string' ? nb(note) : note}</div>}
      </div>
      {act && <div className={beside ? 'act beside' : 'act'}>{act}</div>}
    </li>
  )
}

/** A narrow entry for the column beside: status, title, fine line. */
export const Brief = ({
  status,
  title,
  href,
  note,
}: Pick<RowProps, 'status' | 'title' | 'href' | 'note'>) => (
  <li className="brief">
    {status}
    <div className="brief-title">
      {href ? (
        <BareLink className="cover" href={href}>
          {title}
        </BareLink>
      ) : (
        title
      )}
    </div>
    {note && <div className="tiny num">{note}</div>}
  </li>
)

export interface NewsProps {
  readonly title: string
  readonly href?: string | undefined
  readonly at: string
  readonly fresh: boolean
  readonly act?: ReactNode | undefined
}

/** A notification: the dot says «new», and so does the word. */
export const News = ({ title, href, at, fresh, act }: NewsProps) => (
  <li className="news" data-fresh={fresh || undefined}>
    <span className="news-dot" aria-hidden />
    <div>
      {href ? (
        <BareLink className="cover" href={href}>
          {nb(title)}
        </BareLink>
      ) : (
        nb(title)
      )}
      <div className="tiny num">
        {nb(at)}
        {fresh && ', новое'}
      </div>
    </div>
    {act}
  </li>
)
