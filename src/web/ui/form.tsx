/** A form and its parts: fields in a column, pairs, acts below. */
import type { ReactNode } from 'react'
import { ErrorSummary } from './error-summary.tsx'
import { OnWay } from './on-way.ts'
import type { UseForm } from './use-form.ts'

export interface FormProps<T extends object> {
  readonly form: UseForm<T>
  readonly children: ReactNode
  /** In the summary: «и можно отправлять». */
  readonly after?: string | undefined
  readonly name?: string | undefined
}

/** The summary of faults stands on top by itself. */
export const Form = <T extends object>({ form, children, after, name }: FormProps<T>) => (
  <form className="stack" onSubmit={form.onSubmit} noValidate aria-label={name}>
    <ErrorSummary {...form.summary} {...(after ? { after } : {})} />
    <OnWay value={form.onWay}>{children}</OnWay>
  </form>
)

export const Fields = ({ children }: { readonly children: ReactNode }) => (
  <div className="fields">{children}</div>
)
/** Two fields in a line where there is room. */
export const Pair = ({ children }: { readonly children: ReactNode }) => <div className="pair">{children}</div>
/** Buttons of a form; a note such as «Черновик сохранён в 10:41» may stand last. */
export const Acts = ({ children }: { readonly children: ReactNode }) => <div className="acts">{children}</div>
