/** One file in a list: picture, name, size and date, what may be done. */
import type { ReactNode } from 'react'
import { LinkButton } from './link.tsx'
import { Thumb, type ThumbProps } from './thumb.tsx'
import { nb } from './words.ts'

export interface FileRowProps extends ThumbProps {
  readonly name: string
  /** «2,4 МБ, 19 ноября» or the state of sending. */
  readonly note?: ReactNode | undefined
  readonly tone?: 'done' | 'refused' | undefined
  /** Opening or downloading: the name becomes a button. */
  readonly onOpen?: (() => void) | undefined
  readonly acts?: ReactNode | undefined
}

export const FileRow = ({ name, note, tone, onOpen, acts, src, kind }: FileRowProps) => (
  <li className="file">
    <Thumb src={src} kind={kind ?? 'picture'} />
    <div className="grow">
      {onOpen ? <LinkButton onClick={onOpen}>{name}</LinkButton> : <span className="file-name">{name}</span>}
      {note && (
        <div className="tiny num" data-tone={tone}>
          {typeof note === 'string' ? nb(note) : note}
        </div>
      )}
    </div>
    {acts}
  </li>
)

export const FileList = ({ children, name }: { readonly children: ReactNode; readonly name: string }) => (
  <ul className="list" aria-label={name}>
    {children}
  </ul>
)
