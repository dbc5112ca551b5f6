/** In which role the person acts: shown when there is a choice; a change goes home, for every page may be another one. */
import { IconCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { roleWords } from '../../modules/identity/contract/roles.ts'
import type { Role } from '../../platform/permissions.ts'
import { useGo } from '../address.ts'
import { Refusal } from '../api.ts'
import { useSession, useSwitchRole } from '../session.tsx'
import { toast } from '../ui/toast.tsx'
import { nb, t } from '../ui/words.ts'
import { paths } from './paths.ts'

/** Goes to `next` in that role; false when it was refused, and then it is said why. */
export function useActAs(): (role: Role, next?: string) => Promise<boolean> {
  const switchRole = useSwitchRole()
  const go = useGo()
  return async (role, next = paths.home) => {
    try {
      await switchRole(role)
    } catch (error) {
      toast(error instanceof Refusal ? error.message : t`Роль не сменилась. Попробуйте ещё раз`)
      return false
    }
    go(next)
    toast(t`Теперь вы работаете в роли: ${roleWords[role]}`)
    return true
  }
}

export function RoleChoice({ onChosen }: { readonly onChosen?: () => void }) {
  const session = useSession()
  const actAs = useActAs()
  const [waiting, setWaiting] = useState<Role | null>(null)
  const { active, held } = session?.work ?? { active: null, held: [] }
  if (held.length < 2) return null
  const choose = async (role: Role) => {
    setWaiting(role)
    if (await actAs(role)) onChosen?.()
    setWaiting(null)
  }
  return (
    <fieldset className="role-choice">
      <legend>{t`Работаю в роли`}</legend>
      {held.map(({ role }) => (
        <button
          key={role}
          type="button"
          aria-pressed={role === active}
          aria-busy={role === waiting}
          disabled={waiting !== null}
          onClick={() => void (role === active ? onChosen?.() : choose(role))}
        >
          <span>{nb(roleWords[role])}</span>
          {role === active && <IconCheck size={18} aria-hidden />}
        </button>
      ))}
    </fieldset>
  )
}
