/** One remark of a conversation: who, when, what, with which files. */
import type { ReactNode } from 'react'
import { useNow } from './clock.tsx'
import { machine, moment } from './dates.ts'
import { nb } from './words.ts'

export interface TalkProps {
  /** «Л. М. Дёмина, проверяющий» or «Вы». */
  readonly who: string
  readonly at: string
  readonly mine?: boolean | undefined
  readonly children: string
  readonly files?: ReactNode | undefined
}

export function Talk({ who, at, mine, children, files }: TalkProps) {
  const now = useNow()
  return (
    <article className={mine ? 'talk mine' : 'talk'}>
      <div className="tiny num talk-head">
        <b>{nb(who)}</b> · <time dateTime={machine(at)}>{moment(at, now)}</time>
      </div>
      <p className="said">{nb(children)}</p>
      {files}
    </article>
  )
}

export const Talks = ({ children }: { readonly children: ReactNode }) => (
  <div className="talks">{children}</div>
)
