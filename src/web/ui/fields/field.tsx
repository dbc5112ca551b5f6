/** What every field has in common: name, label, rule before, cure after. */
import { IconAlertCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { fieldId } from '../error-summary.tsx'
import { nb } from '../words.ts'

export interface FieldProps<V> {
  /** Dotted path in the body of the request: the error summary finds the field by it. */
  readonly name: string
  readonly label: string
  readonly value: V
  readonly onChange: (value: V) => void
  /** The rule, before: «СНИЛС или электронная почта». */
  readonly hint?: ReactNode
  /** The cure, after: «Раньше начала. Проверьте год». */
  readonly error?: string | undefined
  /** Says «необязательно» beside the label. */
  readonly optional?: boolean | undefined
  readonly disabled?: boolean | undefined
  readonly onBlur?: (() => void) | undefined
}

export type FieldWords = Omit<FieldProps<never>, 'value' | 'onChange'>

export const FaultText = ({ children }: { readonly children: string }) => (
  <>
    <IconAlertCircle size={18} aria-hidden className="fault-icon" />
    <span>{nb(children)}</span>
  </>
)

export const Hint = ({ name, children }: { readonly name: string; readonly children: ReactNode }) =>
  children ? (
    <div className="field-hint" id={`${fieldId(name)}-hint`}>
      {typeof children === 'string' ? nb(children) : children}
    </div>
  ) : null

export const Fault = ({ name, children }: { readonly name: string; readonly children: string | undefined }) =>
  children ? (
    <p className="field-fault" id={`${fieldId(name)}-fault`}>
      <FaultText>{children}</FaultText>
    </p>
  ) : null

/** Ids of the rule and of the cure, for readers. */
export const describedBy = (p: Pick<FieldWords, 'name' | 'hint' | 'error'>): string | undefined =>
  [p.hint && `${fieldId(p.name)}-hint`, p.error && `${fieldId(p.name)}-fault`].filter(Boolean).join(' ') ||
  undefined

interface FieldFrameProps {
  readonly of: FieldWords
  /** The input itself. */
  readonly children: ReactNode
  readonly className?: string | undefined
}

export const FieldFrame = ({ of, children, className }: FieldFrameProps) => (
  <div className={className ? `field ${className}` : 'field'}>
    <label className="field-label" id={`${fieldId(of.name)}-label`} htmlFor={fieldId(of.name)}>
      {nb(of.label)}
      {of.optional && <span className="optional"> необязательно</span>}
    </label>
    <Hint name={of.name}>{of.hint}</Hint>
    {children}
    <Fault name={of.name}>{of.error}</Fault>
  </div>
)

/** Attributes of an input made from the props of its field. */
export const inputProps = (p: FieldWords) => ({
  id: fieldId(p.name),
  name: p.name,
  className: 'input',
  disabled: p.disabled,
  onBlur: p.onBlur,
  'aria-describedby': describedBy(p),
  'aria-invalid': p.error ? (true as const) : undefined,
})
