/** F1: several work roles and none chosen on this device: one question before the cabinet. */
import { IconArrowRight } from '@tabler/icons-react'
import { useState } from 'react'
import type { Role } from '../../../platform/permissions.ts'
import { useAddress } from '../../../web/address.ts'
import { usePerson } from '../../../web/session.tsx'
import { useActAs } from '../../../web/shell/role-choice.tsx'
import { Door } from '../../../web/ui/door.tsx'
import { nb, t } from '../../../web/ui/words.ts'
import { roleNotes, roleWords } from '../contract/roles.ts'
import { HelpLine } from './help-line.tsx'
import { titles } from './titles.ts'

/** Only a place of this portal: `//elsewhere` and `/\elsewhere` are other sites to a browser. */
const placeHere = (next: string): string => (/^\/(?![/\\])/.test(next) ? next : '/')

export function Page() {
  const { work } = usePerson()
  const next = placeHere(useAddress().get('next') || '/')
  const actAs = useActAs()
  const [waiting, setWaiting] = useState<Role | null>(null)
  const choose = async (role: Role) => {
    setWaiting(role)
    if (!(await actAs(role, next))) setWaiting(null)
  }
  return (
    <Door
      title={titles.role}
      lead={t`Права зависят от роли. Сменить её можно в любой момент — в меню под вашим именем.`}
      help={<HelpLine />}
    >
      <ul className="role-list" aria-label={t`Ваши роли`}>
        {work.held.map(({ role }) => (
          <li key={role}>
            <button
              type="button"
              disabled={waiting !== null}
              aria-busy={role === waiting}
              onClick={() => void choose(role)}
            >
              <span>
                <b>{nb(roleWords[role])}</b>
                <span className="small">{nb(roleNotes[role])}</span>
              </span>
              <IconArrowRight size={20} aria-hidden />
            </button>
          </li>
        ))}
      </ul>
    </Door>
  )
}
