/** Buttons: one filled per view, the rest outlined or quiet; the same look for acts and for links. */
import type { MouseEvent, ReactNode, Ref } from 'react'
import { given } from './given.ts'
import { BareLink } from './link.tsx'

export interface ButtonProps {
  /** `main` is filled, once per view. `danger` is filled red, only inside a dialog; `danger-quiet` opens it. */
  readonly kind?: 'main' | 'plain' | 'quiet' | 'danger' | 'danger-quiet' | 'danger-plain' | 'gos' | undefined
  /** 48 px for the main acts of a page, 40 px in rows, 56 px for the door. */
  readonly size?: 'small' | 'normal' | 'large' | undefined
  readonly children: ReactNode
  /** A link that looks like a button. */
  readonly href?: string | undefined
  readonly onClick?: ((event: MouseEvent<HTMLElement>) => void) | undefined
  readonly type?: 'button' | 'submit' | undefined
  readonly icon?: ReactNode | undefined
  readonly iconAfter?: ReactNode | undefined
  /** Full width on a phone; `always` everywhere. */
  readonly wide?: boolean | 'always' | undefined
  readonly busy?: boolean | undefined
  readonly disabled?: boolean | undefined
  /** Id of the text that says why the act is not possible now. */
  readonly why?: string | undefined
  /** Key of the keyboard shown as a hint. */
  readonly hint?: string | undefined
  /** Fuller name for readers when the word alone is not enough: «Продолжить: Неотложная кардиология». */
  readonly label?: string | undefined
  /** The dialog that it stands in begins here. */
  readonly takesFocus?: boolean | undefined
  readonly download?: string | boolean | undefined
  readonly target?: string | undefined
  readonly id?: string | undefined
  readonly className?: string | undefined
  readonly expanded?: boolean | undefined
  readonly controls?: string | undefined
  readonly ref?: Ref<HTMLButtonElement> | undefined
}

/** What stands on a button: icon, verb, key or arrow. */
const Inner = ({
  icon,
  after,
  children,
}: {
  readonly icon: ReactNode
  readonly after: ReactNode
  readonly children: ReactNode
}) => (
  <>
    {icon}
    <span className="btn-word">{children}</span>
    {after}
  </>
)

export function Button(props: ButtonProps) {
  const { kind = 'main', size = 'normal', wide = kind === 'main', hint, busy, why, label, ref } = props
  const classes = [
    'btn',
    `btn-${size}`,
    `btn-${kind}`,
    wide && 'wide-btn',
    wide === 'always' && 'always',
    props.className,
  ]
  const className = classes.filter(Boolean).join(' ')
  const inner = (
    <Inner icon={props.icon} after={hint ? <Kbd quiet>{hint}</Kbd> : props.iconAfter}>
      {props.children}
    </Inner>
  )
  if (props.href !== undefined && !props.disabled) {
    const { href, target, download, onClick, id } = props
    const rel = target === '_blank' ? 'noopener noreferrer' : undefined
    return (
      <BareLink
        {...given({ target, rel, download, onClick, id, 'aria-label': label })}
        href={href}
        className={className}
      >
        {inner}
      </BareLink>
    )
  }
  return (
    <button
      // A busy submit button must not send the form once more.
      type={busy ? 'button' : (props.type ?? 'button')}
      ref={ref}
      id={props.id}
      className={className}
      onClick={busy ? undefined : props.onClick}
      disabled={props.disabled}
      data-busy={busy || undefined}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      aria-label={label}
      aria-describedby={why}
      aria-expanded={props.expanded}
      aria-controls={props.controls}
      data-autofocus={props.takesFocus || undefined}
    >
      {inner}
    </button>
  )
}

export interface IconButtonProps {
  /** Its name for readers; the icon has no other. */
  readonly label: string
  readonly icon: ReactNode
  readonly onClick?: (() => void) | undefined
  readonly disabled?: boolean | undefined
  readonly pressed?: boolean | undefined
  readonly className?: string | undefined
  readonly expanded?: boolean | undefined
  readonly ref?: Ref<HTMLButtonElement> | undefined
}

/** Only for search, bell, close, eye, trash, zoom: elsewhere an icon stands beside a word. */
export const IconButton = ({ label, icon, className, pressed, expanded, ...rest }: IconButtonProps) => (
  <button
    type="button"
    className={`icon-button ${className ?? ''}`}
    aria-label={label}
    title={label}
    aria-pressed={pressed}
    aria-expanded={expanded}
    {...rest}
  >
    {icon}
  </button>
)

/** A key of the keyboard. `quiet` hides it on a phone. */
export const Kbd = ({ children, quiet }: { children: ReactNode; quiet?: boolean }) => (
  <span className={quiet ? 'kbd hide-phone' : 'kbd'}>{children}</span>
)
