/** The desk of a verifier: queue, scan, comparison. Three panes of full height; one column on a phone. */
import { IconAlertCircle, IconCheck, IconX } from '@tabler/icons-react'
import { useId, type ReactNode } from 'react'
import { Kbd } from '../button.tsx'
import { BareLink } from '../link.tsx'
import { nb } from '../words.ts'

export interface DeskProps {
  /** Title of the window, unless the page says it itself: «Кузнецов А. П., сверка». */
  readonly title?: string | undefined
  readonly queue: ReactNode
  readonly scan: ReactNode
  readonly check: ReactNode
  /** On a phone instead of the queue: who it is, which of how many. */
  readonly phoneHead: ReactNode
}

export const Desk = ({ title, queue, scan, check, phoneHead }: DeskProps) => (
  <div className="desk">
    {title && <title>{`${title} — НМО`}</title>}
    <section className="queue hide-phone" aria-label="Очередь" tabIndex={0}>
      {queue}
    </section>
    <div className="desk-phone-head hide-desk">{phoneHead}</div>
    {scan}
    <section className="check" aria-label="Сверка" tabIndex={0}>
      {check}
    </section>
  </div>
)

/** Head of the comparison: «Сверьте 6 полей», «3 из 6», number and date. */
export const CheckHead = ({
  title,
  done,
  note,
}: {
  readonly title: string
  readonly done: string
  readonly note: string
}) => (
  <div className="check-head">
    <div className="check-title">
      <h2>{nb(title)}</h2>
      <span className="tiny num">{nb(done)}</span>
    </div>
    <div className="tiny num">{nb(note)}</div>
  </div>
)

export interface PhoneHeadProps {
  readonly who: string
  /** «решить сегодня до 18:00». */
  readonly due: string
  readonly tone?: 'yours' | 'refused' | undefined
  /** «1 из 24»: leads to the next one. */
  readonly next?: ReactNode
}

export const PhoneHead = ({ who, due, tone = 'yours', next }: PhoneHeadProps) => (
  <>
    <div className="check-title">
      <h1 tabIndex={-1}>{nb(who)}</h1>
      {next}
    </div>
    <div className="tiny num" data-tone={tone}>
      {nb(due)}
    </div>
  </>
)

export interface QueueItem {
  readonly id: string
  readonly who: string
  readonly what: string
  readonly due: string
  /** Today is amber, past is red. */
  readonly tone?: 'yours' | 'refused' | undefined
  readonly href: string
}

export interface QueueProps {
  readonly title: string
  readonly note?: string | undefined
  readonly items: readonly QueueItem[]
  readonly on: string | null
  /** Under the title: which part of the queue is shown. */
  readonly head?: ReactNode | undefined
  /** Key hints. */
  readonly foot?: ReactNode | undefined
}

export const Queue = ({ title, note, items, on, head, foot }: QueueProps) => (
  <>
    <div className="queue-head">
      <h1 tabIndex={-1}>{nb(title)}</h1>
      {note && <div className="tiny num">{nb(note)}</div>}
    </div>
    {head}
    <ul className="list">
      {items.map((item) => (
        <li key={item.id}>
          <BareLink href={item.href} aria-current={item.id === on ? 'true' : undefined}>
            <span className="queue-who">{nb(item.who)}</span>
            <span className="tiny">{nb(item.what)}</span>
            <span className="tiny num" data-tone={item.tone}>
              {nb(item.due)}
            </span>
          </BareLink>
        </li>
      ))}
    </ul>
    {foot}
  </>
)

export type Verdict = 'yes' | 'no' | null

export interface CompareFieldProps {
  readonly label: string
  readonly value: ReactNode
  /** «совпадает с Госуслугами», «на скане 0114823». */
  readonly note?: string | undefined
  /** The note is a warning: «лицензия не действует». */
  readonly isOdd?: boolean | undefined
  readonly verdict: Verdict
  readonly onVerdict: (verdict: Verdict) => void
  /** The field in hand: lit, shown in the loupe. */
  readonly isOn: boolean
  readonly onFocus: () => void
  readonly disabled?: boolean | undefined
}

/** One checked field: what is typed, and whether the scan says the same. A second press takes it back. */
export function CompareField(props: CompareFieldProps) {
  const { label, value, note, isOdd, verdict, onVerdict, isOn, onFocus, disabled } = props
  const press = (to: Verdict) => onVerdict(verdict === to ? null : to)
  return (
    <div
      className="cmp"
      data-on={isOn || undefined}
      // Only the keyboard's focus: a field chosen while the pointer is down would move its own button away.
      onFocus={({ target }) => target.matches(':focus-visible') && onFocus()}
      onClick={onFocus}
      role="presentation"
    >
      <div className="cmp-words">
        <div className="tiny">{nb(label)}</div>
        <div className="num cmp-value">{value}</div>
        {note && (
          <div className="tiny num" data-tone={verdict === 'no' ? 'refused' : isOdd ? 'yours' : 'done'}>
            {isOdd && verdict !== 'no' && (
              <IconAlertCircle size={16} stroke={2} aria-label="Обратите внимание:" />
            )}
            {nb(note)}
          </div>
        )}
      </div>
      <div className="yn" role="group" aria-label={`${label}: сверка`}>
        <button
          type="button"
          data-v="y"
          aria-pressed={verdict === 'yes'}
          aria-label="Совпадает"
          disabled={disabled}
          onClick={() => press('yes')}
        >
          <IconCheck size={18} aria-hidden />
        </button>
        <button
          type="button"
          data-v="n"
          aria-pressed={verdict === 'no'}
          aria-label="Не совпадает"
          disabled={disabled}
          onClick={() => press('no')}
        >
          <IconX size={18} aria-hidden />
        </button>
      </div>
    </div>
  )
}

export interface DecideBarProps {
  /** The reason the applicant will see. */
  readonly reason?: ReactNode | undefined
  readonly main: ReactNode
  /** Why the disabled act is not possible: «Одобрить нельзя: номер не совпал». */
  readonly why?: string | undefined
  readonly whyId?: string | undefined
  readonly reject?: ReactNode | undefined
}

export function DecideBar({ reason, main, why, whyId, reject }: DecideBarProps) {
  const ownId = useId()
  return (
    <div className="decide">
      {reason}
      <div className="decide-main">{main}</div>
      <div className="decide-rest">
        <span id={whyId ?? ownId} className="tiny">
          {why && nb(why)}
        </span>
        {reject}
      </div>
    </div>
  )
}

/** Hints: [['J', 'K'], 'другое заявление']. */
export const Keys = ({ hints }: { readonly hints: readonly (readonly [readonly string[], string])[] }) => (
  <dl className="keys tiny">
    {hints.map(([keys, word]) => (
      <div key={word}>
        <dt>
          {keys.map((key) => (
            <Kbd key={key}>{key}</Kbd>
          ))}
        </dt>
        <dd>{nb(word)}</dd>
      </div>
    ))}
  </dl>
)
