/** The name in the bar opens what belongs to the person: profile, colours, the way out. */
import { IconChevronDown } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useSession, useSignOut } from '../session.tsx'
import { BareLink } from '../ui/link.tsx'
import { nb, surnameFirst } from '../ui/words.ts'
import { useGroup } from './portal-context.tsx'
import { SchemeChoice } from './scheme-choice.tsx'

export function PersonMenu() {
  const session = useSession()
  const signOut = useSignOut()
  const own = useGroup('Личное')
  const [isOpen, setOpen] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (!isOpen) return
    const outside = (event: Event) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) setOpen(false)
    }
    const escape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      setOpen(false)
      button.current?.focus()
    }
    document.addEventListener('keydown', escape)
    document.addEventListener('pointerdown', outside)
    document.addEventListener('focusin', outside)
    return () => {
      document.removeEventListener('keydown', escape)
      document.removeEventListener('pointerdown', outside)
      document.removeEventListener('focusin', outside)
    }
  }, [isOpen])
  if (!session) return null
  return (
    <div className="person-menu hide-phone" ref={box}>
      <button
        ref={button}
        type="button"
        className="bar-link bar-name"
        aria-expanded={isOpen}
        aria-controls="person-menu"
        onClick={() => setOpen(!isOpen)}
      >
        {surnameFirst(session.person)}
        <IconChevronDown size={16} aria-hidden />
      </button>
      {isOpen && (
        <div id="person-menu" className="menu">
          {own.map((page) => (
            <BareLink key={page.path} href={page.path} onClick={() => setOpen(false)}>
              <page.nav.icon size={20} stroke={1.7} aria-hidden />
              {nb(page.nav.word)}
            </BareLink>
          ))}
          <SchemeChoice />
          <button type="button" className="menu-out" onClick={() => void signOut()}>
            Выйти
          </button>
        </div>
      )}
    </div>
  )
}
