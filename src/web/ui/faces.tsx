/** Five faces of any list or page: waiting, empty, full, failed, refused. */
import {
  IconFilePlus,
  IconFilterOff,
  IconLock,
  IconMapSearch,
  IconPlugConnectedX,
  IconRefresh,
} from '@tabler/icons-react'
import { useEffect, useState, type ReactNode } from 'react'
import { Button } from './button.tsx'
import { Heading } from './sheet.tsx'
import { isAbsent, isRefused, refusedBy } from './refused-by.ts'
import { nb, t } from './words.ts'

function usePassed(seconds: number): boolean {
  const [isPassed, setPassed] = useState(seconds === 0)
  useEffect(() => {
    const timer = setTimeout(() => setPassed(true), seconds * 1000)
    return () => clearTimeout(timer)
  }, [seconds])
  return isPassed
}

export interface WaitingProps {
  /** «Загружаем заявления», for readers. */
  readonly what: string
  readonly rows?: number | undefined
  /** `rows` have a margin of dates, `lines` are plain text, `brief` stand beside, `first` is the panel of the first act. */
  readonly shape?: 'rows' | 'lines' | 'brief' | 'first' | undefined
  readonly delaySeconds?: number | undefined
}

/** Still skeletons in the geometry of what will come, after 300 ms. */
export function Waiting({ what, rows = 4, shape = 'rows', delaySeconds = 0.3 }: WaitingProps) {
  const isShown = usePassed(delaySeconds)
  return (
    <div role="status" aria-label={nb(what)} className="waiting">
      <div className={isShown ? undefined : 'not-yet'} aria-hidden>
        {Array.from({ length: rows }, (_, i) => (
          <Bone key={i} shape={shape} long={i % 3} />
        ))}
      </div>
    </div>
  )
}

const Bone = ({ shape, long }: { readonly shape: WaitingProps['shape']; readonly long: number }) =>
  shape === 'first' ? (
    <div className="bone bone-first" />
  ) : shape === 'lines' ? (
    <div className={`bone bone-line long-${long}`} />
  ) : (
    <div className={shape === 'brief' ? 'brief' : 'row'}>
      {shape !== 'brief' && (
        <div className="when">
          <div className="bone bone-when" />
        </div>
      )}
      <div className="what">
        <div className={`bone bone-title long-${long}`} />
        <div className="bone bone-status" />
      </div>
    </div>
  )

interface FaceProps {
  readonly icon: ReactNode
  readonly title: string
  readonly children?: ReactNode | undefined
  readonly acts?: ReactNode | undefined
  readonly alert?: boolean | undefined
}

const Pane = ({ icon, title, children, acts, alert }: FaceProps) => {
  return (
    <div className="face" role={alert ? 'alert' : undefined}>
      {icon}
      <div>
        <Heading>{nb(title)}</Heading>
        {children && <div className="small">{typeof children === 'string' ? nb(children) : children}</div>}
      </div>
      {acts && <div className="face-acts">{acts}</div>}
    </div>
  )
}

export interface EmptyProps {
  /** «Вы ещё ничего не подавали». */
  readonly title: string
  /** What will be here, how it begins. */
  readonly children?: ReactNode | undefined
  /** One filled and one quiet button, `size="small"`. */
  readonly acts?: ReactNode | undefined
  /** 36 px line icon. */
  readonly icon?: ReactNode | undefined
}

export const Empty = ({ title, children, acts, icon }: EmptyProps) => (
  <Pane
    icon={icon ?? <IconFilePlus size={36} stroke={1.4} className="face-icon" aria-hidden />}
    title={title}
    acts={acts}
  >
    {children}
  </Pane>
)

/** Nothing after a filter is another text: the way back is to take filters off. */
export const EmptyAfterFilter = ({
  count,
  onClear,
}: {
  readonly count: number
  readonly onClear: () => void
}) => (
  <Pane
    icon={<IconFilterOff size={36} stroke={1.4} className="face-icon" aria-hidden />}
    title="Ничего не нашлось"
    acts={
      <Button kind="plain" size="small" onClick={onClear}>
        {count > 1
          ? t`Снять ${count} фильтра`.replace('фильтра', count < 5 ? 'фильтра' : 'фильтров')
          : 'Снять фильтр'}
      </Button>
    }
  >
    Под такие условия ничего не подходит.
  </Pane>
)

export interface FailedProps {
  /** «Список не загрузился». */
  readonly title: string
  /** What happened and what did not happen: «С заявлениями ничего не случилось: они на месте, сроки идут». */
  readonly children?: ReactNode | undefined
  readonly error?: unknown
  readonly onRetry?: (() => void) | undefined
}

export function Failed({ title, children, error, onRetry }: FailedProps) {
  const { supportCode, code } = refusedBy(error)
  const isOffline = code === 'offline'
  return (
    <Pane
      alert
      icon={<IconPlugConnectedX size={36} stroke={1.4} className="face-icon refused" aria-hidden />}
      title={title}
      acts={
        <>
          {onRetry && (
            <Button size="small" icon={<IconRefresh size={18} aria-hidden />} onClick={onRetry}>
              Повторить
            </Button>
          )}
          {supportCode && <span className="tiny num">{t`Код для поддержки: ${supportCode}`}</span>}
        </>
      }
    >
      {typeof children === 'string'
        ? nb(children + (isOffline ? ' Проверьте связь с интернетом.' : ''))
        : children}
    </Pane>
  )
}

export interface RefusedProps {
  /** «Заявления отделения видит заведующий». */
  readonly title: string
  /** Why, and who can. */
  readonly children?: ReactNode | undefined
  /** «Попросить доступ», «К моим заявлениям»: outlined and quiet, small. */
  readonly acts?: ReactNode | undefined
}

export const Refused = ({ title, children, acts }: RefusedProps) => (
  <Pane
    icon={<IconLock size={36} stroke={1.4} className="face-icon quiet" aria-hidden />}
    title={title}
    acts={acts}
  >
    {children}
  </Pane>
)

/** No such record, or not for this person: the two are never told apart. */
export const Absent = ({ title, children, acts }: RefusedProps) => (
  <Pane
    icon={<IconMapSearch size={36} stroke={1.4} className="face-icon quiet" aria-hidden />}
    title={title}
    acts={acts}
  >
    {children}
  </Pane>
)

/** The part of a TanStack Query result that the faces look at. */
export interface Asked<T> {
  readonly data: T | undefined
  readonly error: unknown
  readonly isPending: boolean
  readonly isError: boolean
  readonly refetch: () => unknown
}

export interface FaceOfProps<T> {
  readonly query: Asked<T>
  /** Accusative for readers: «заявления» → «Загружаем заявления». */
  readonly what: string
  readonly failedTitle?: string | undefined
  /** What did not happen: «Заявления на месте, сроки идут». */
  readonly calm?: string | undefined
  readonly waiting?: ReactNode | undefined
  readonly isEmpty?: ((data: T) => boolean) | undefined
  readonly empty?: ReactNode | undefined
  readonly refused?: ReactNode | undefined
  readonly absent?: ReactNode | undefined
  readonly children: (data: T) => ReactNode
}

/** Shows the right face of a query. A failed refresh keeps what was shown and says so. */
export function Face<T>(props: FaceOfProps<T>) {
  const { query, what, children, failedTitle = 'Не загрузилось', calm } = props
  const retry = () => void query.refetch()
  if (query.data !== undefined) {
    return (
      <>
        {query.isError && <Stale onRetry={retry} />}
        {props.isEmpty?.(query.data) && props.empty ? props.empty : children(query.data)}
      </>
    )
  }
  if (!query.isError) return <Patient key={what} {...props} />
  if (isRefused(query.error)) {
    const { title, detail } = refusedBy(query.error)
    return props.refused ?? <Refused title={title}>{detail}</Refused>
  }
  if (isAbsent(query.error)) {
    return props.absent ?? <Absent title="Здесь ничего нет">{t`Запись удалена, или адрес с ошибкой.`}</Absent>
  }
  return (
    <Failed title={failedTitle} error={query.error} onRetry={retry}>
      {nb(`${refusedBy(query.error).title}. ${calm ?? ''}`.trim())}
    </Failed>
  )
}

/** Waiting turns into failed after ten seconds, though the answer is still welcome. */
function Patient<T>({ query, what, waiting, failedTitle = 'Не загрузилось', calm }: FaceOfProps<T>) {
  const isTooLong = usePassed(10)
  if (!isTooLong) return waiting ?? <Waiting what={`Загружаем ${what}`} />
  return (
    <Failed title={failedTitle} onRetry={() => void query.refetch()}>
      {nb(`Сервер не ответил за 10 секунд. ${calm ?? ''}`.trim())}
    </Failed>
  )
}

const Stale = ({ onRetry }: { readonly onRetry: () => void }) => (
  <p className="stale small" role="status">
    {t`Не обновилось: показано то, что загрузили раньше.`}{' '}
    <button type="button" className="link link-button" onClick={onRetry}>
      Повторить
    </button>
  </p>
)
