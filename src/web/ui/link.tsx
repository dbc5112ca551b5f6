/** A link: an ordinary one to the eye and to a new tab, without reloading inside the portal. */
import { useRouter } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, MouseEvent, Ref } from 'react'

export interface LinkProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  readonly href: string
  readonly ref?: Ref<HTMLAnchorElement> | undefined
}

/** Addresses that the router of the page serves. */
const isOurs = (href: string): boolean =>
  href.startsWith('/') && !href.startsWith('//') && !href.startsWith('/api/')

const isPlain = (event: MouseEvent): boolean =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey

/** Without classes of its own: for rows, tabs, marks. */
export function BareLink({ href, onClick, ref, children, ...rest }: LinkProps) {
  const router = useRouter({ warn: false }) as ReturnType<typeof useRouter> | null
  const isInside = router !== null && isOurs(href) && !rest.target && rest.download === undefined
  const go = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event)
    if (!isInside || event.defaultPrevented || !isPlain(event)) return
    event.preventDefault()
    void router.navigate({ href })
  }
  // The page of the link is fetched while the finger is on its way.
  const warm = () => {
    if (isInside)
      void router.preloadRoute({ to: href.split(/[?#]/)[0] ?? '/' } as never).catch(() => undefined)
  }
  return (
    <a {...rest} href={href} ref={ref} onClick={go} onMouseEnter={warm} onFocus={warm}>
      {children}
    </a>
  )
}

export const Link = ({ className, ...rest }: LinkProps) => (
  <BareLink {...rest} className={className ? `link ${className}` : 'link'} />
)

/** A button that looks like a link: for small acts inside text. */
export const LinkButton = ({ className, ...rest }: React.ButtonHTMLAttributes<HTMLButtonElement>) => (
  <button type="button" {...rest} className={`link link-button ${className ?? ''}`} />
)
