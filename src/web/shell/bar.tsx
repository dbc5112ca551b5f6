/** The bar: mark, search, low vision, help, bell, name. What is not there yet has no link. */
import { IconBell, IconEye, IconHelp, IconSearch } from '@tabler/icons-react'
import { useSession } from '../session.tsx'
import { Kbd } from '../ui/button.tsx'
import { BareLink } from '../ui/link.tsx'
import { plural, t } from '../ui/words.ts'
import { LowVisionLink } from './low-vision-panel.tsx'
import { Mark } from './mark.tsx'
import { paths } from './paths.ts'
import { PersonMenu } from './person-menu.tsx'
import { useBadgeAt, usePageAt } from './portal-context.tsx'

export interface BarProps {
  /** In the search box: «Найти в кабинете». */
  readonly find?: string | undefined
  readonly onFind: () => void
}

export function Bar({ find = t`Найти в кабинете`, onFind }: BarProps) {
  const session = useSession()
  const hasHelp = usePageAt(paths.help)
  return (
    <header className="bar">
      <BareLink className="mark" href={paths.home} aria-label="НМО, на главную">
        <Mark />
        НМО
      </BareLink>
      {session && (
        <button className="bar-find hide-phone" type="button" onClick={onFind}>
          <IconSearch size={18} aria-hidden />
          {find}
          <Kbd>/</Kbd>
        </button>
      )}
      <span className="bar-gap" />
      <LowVisionLink className="bar-link hide-phone lv-link">
        <IconEye size={20} aria-hidden />
        {t`Для слабовидящих`}
      </LowVisionLink>
      {hasHelp && (
        <BareLink className="bar-link hide-phone" href={paths.help}>
          <IconHelp size={20} aria-hidden />
          Помощь
        </BareLink>
      )}
      {session ? (
        <>
          <button className="bar-link bar-icon hide-desk" type="button" aria-label="Поиск" onClick={onFind}>
            <IconSearch size={22} aria-hidden />
          </button>
          <Bell unread={session.unread} />
          <PersonMenu />
        </>
      ) : (
        <BareLink className="bar-link bar-name" href={paths.signIn}>
          Войти
        </BareLink>
      )}
    </header>
  )
}

function Bell({ unread }: { readonly unread: number }) {
  const count = useBadgeAt(paths.notifications) || unread
  if (!usePageAt(paths.notifications)) return null
  const name = count > 0 ? `Уведомления: ${plural(count, 'новое', 'новых', 'новых')}` : 'Уведомления'
  return (
    <BareLink className="bar-link bar-icon" href={paths.notifications} aria-label={name}>
      <IconBell size={22} aria-hidden />
      {count > 0 && (
        <span className="dot num" aria-hidden>
          {count > 99 ? '99+' : count}
        </span>
      )}
    </BareLink>
  )
}
