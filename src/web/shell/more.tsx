/** «Ещё» on a phone: every section in words, help, colours, low vision, the way out. */
import { IconEye } from '@tabler/icons-react'
import { navGroups } from '../pages.ts'
import { useSession, useSignOut } from '../session.tsx'
import { Button } from '../ui/button.tsx'
import { Page as Frame } from '../ui/page.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { t } from '../ui/words.ts'
import { LowVisionLink } from './low-vision-panel.tsx'
import { Group, useSection } from './nav.tsx'
import { useNavPages } from './portal-context.tsx'
import { RoleChoice } from './role-choice.tsx'
import { SchemeChoice } from './scheme-choice.tsx'

export function Page() {
  const pages = useNavPages()
  const on = useSection(pages)
  const session = useSession()
  const signOut = useSignOut()
  return (
    <Frame title="Все разделы" note={session?.person.fullName}>
      <Sheet name="Разделы">
        <nav className="all-pages" aria-label="Все разделы">
          {navGroups.map((group) => (
            <Group
              key={group}
              head={group}
              pages={pages.filter((page) => page.nav.group === group)}
              on={on}
            />
          ))}
        </nav>
      </Sheet>
      {session && session.work.held.length > 1 && (
        <Sheet name="Роль">
          <RoleChoice />
        </Sheet>
      )}
      <Sheet title="Вид">
        <div className="fields">
          <SchemeChoice />
          <div>
            <LowVisionLink className="link link-button lv-link">
              <IconEye size={20} aria-hidden /> {t`Версия для слабовидящих`}
            </LowVisionLink>
          </div>
        </div>
      </Sheet>
      {session && (
        <Button kind="plain" wide onClick={() => void signOut()}>
          Выйти
        </Button>
      )}
    </Frame>
  )
}
