/** What every field has in common: name, label, rule before, cure after. */
import { IconAlertCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { fieldId } from '../error-summary.tsx'
import { given } from '../given.ts'
import { nb } from '../words.ts'

export interface FieldProps<V> {
  /** Dotted path in the body of the request: the error summary finds the field by it. */
  readonly name: string
  readonly label: string
  readonly value: V
  readonly onChange: (value: V) => void
  /** The rule, before: «СНИЛС или электронная почта». */
  readonly hint?: ReactNode | undefined
  /** The cure, after: «Раньше начала. Проверьте год». */
  readonly error?: string | undefined
  /** Says «необязательно» beside the label. */
  readonly optional?: boolean | undefined
  readonly disabled?: boolean | undefined
  readonly onBlur?: (() => void) | undefined
}

export const FaultText = ({ children }: { readonly children: string }) => (
  <>
    <IconAlertCircle size={18} aria-hidden className="fault-icon" />
    <span>{nb(children)}</span>
  </>
)

/** Props of the library's inputs made from ours. */
export const inputProps = (p: Omit<FieldProps<never>, 'value' | 'onChange'>) =>
  given({
    id: fieldId(p.name),
    name: p.name,
    size: 'md' as const,
    label: p.optional ? (
      <>
        {nb(p.label)} <span className="optional">необязательно</span>
      </>
    ) : (
      nb(p.label)
    ),
    description: typeof p.hint === 'string' ? nb(p.hint) : p.hint,
    error: p.error ? <FaultText>{p.error}</FaultText> : undefined,
    disabled: p.disabled,
    onBlur: p.onBlur,
  })
