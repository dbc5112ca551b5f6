/** All faults of a form on top: takes focus, leads to the fields in their order, says the fault. */
import { useEffect, useId, useRef } from 'react'
import { form, nb, plural } from './words.ts'

export interface Fault {
  /** Dotted path of the field in the body; empty for the form as a whole. */
  readonly field: string
  readonly message: string
}

/** The id of a field on the page: the summary leads there. */
export const fieldId = (name: string): string => `field-${name.replaceAll('.', '-')}`

export interface ErrorSummaryProps {
  readonly faults: readonly Fault[]
  /** What will be possible after that: «и можно отправлять». */
  readonly after?: string | undefined
  /** Changes with each failed try: the summary takes focus again. */
  readonly attempt?: number | undefined
}

export function ErrorSummary({ faults, after = 'и можно отправлять', attempt = 0 }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null)
  const titleId = useId()
  const isThere = faults.length > 0
  useEffect(() => {
    if (isThere) box.current?.focus()
  }, [isThere, attempt])
  if (!isThere) return null
  const fields = faults.filter((fault) => fault.field !== '')
  const title =
    fields.length > 0
      ? nb(`Исправьте ${plural(fields.length, 'поле', 'поля', 'полей')} — ${after}`)
      : form(faults.length, 'Не получилось', 'Не получилось', 'Не получилось')
  return (
    <div className="summary" role="alert" tabIndex={-1} aria-labelledby={titleId} ref={box}>
      <h2 id={titleId}>{title}</h2>
      <ul>
        {faults.map((fault) => (
          <li key={`${fault.field} ${fault.message}`}>
            {fault.field ? (
              <a href={`#${fieldId(fault.field)}`} onClick={(event) => lead(event, fault.field)}>
                {nb(fault.message)}
              </a>
            ) : (
              nb(fault.message)
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Focus moves without touching the address: filters and steps live there. */
function lead(event: React.MouseEvent, field: string): void {
  event.preventDefault()
  const target = document.getElementById(fieldId(field))
  target?.focus()
  target?.scrollIntoView({ block: 'center' })
}
