/** The name in the bar opens what belongs to the person: profile, colours, the way out. */
import { IconChevronDown } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { roleWords } from '../../modules/identity/contract/roles.ts'
import { useSession, useSignOut } from '../session.tsx'
import { useDismiss } from '../ui/dismiss.ts'
import { BareLink } from '../ui/link.tsx'
import { nb, surnameFirst } from '../ui/words.ts'
import { NavIcon } from './nav.tsx'
import { useGroup } from './portal-context.tsx'
import { RoleChoice } from './role-choice.tsx'
import { SchemeChoice } from './scheme-choice.tsx'

export function PersonMenu() {
  const session = useSession()
  const signOut = useSignOut()
  const own = useGroup('Личное')
  const [isOpen, setOpen] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  useDismiss(box, isOpen, (why) => {
    setOpen(false)
    if (why === 'escape') button.current?.focus()
  })
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
        {session.work.held.length > 1 && <span className="bar-role">{roleWords[session.work.active]}</span>}
        <IconChevronDown size={16} aria-hidden />
      </button>
      {isOpen && (
        <div id="person-menu" className="menu">
          {own.map((page) => (
            <BareLink key={page.path} href={page.path} onClick={() => setOpen(false)}>
              <NavIcon of={page.nav} size={20} />
              {nb(page.nav.word)}
            </BareLink>
          ))}
          <RoleChoice onChosen={() => setOpen(false)} />
          <SchemeChoice />
          <button type="button" className="menu-out" onClick={() => void signOut()}>
            Выйти
          </button>
        </div>
      )}
    </div>
  )
}
