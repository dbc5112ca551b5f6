/** Pages of notifications. */
import type { PageDeclaration } from '../../../web/pages.ts'
import { t } from '../../../web/ui/words.ts'
import { useUnread } from './unread.ts'

export const pages: readonly PageDeclaration[] = [
  {
    path: '/notifications',
    title: 'Уведомления',
    access: 'notifications.own',
    load: () => import('./list.tsx'),
    alsoKnownAs: 'новости, события, колокольчик',
    nav: { group: 'Личное', word: 'Уведомления', icon: 'IconBell', order: 30, useBadge: useUnread },
  },
  {
    path: '/notifications/sent',
    title: t`Отправленные мне сообщения`,
    access: 'notifications.own',
    load: () => import('./sent.tsx'),
    alsoKnownAs: 'смс, письма, push, дошло ли',
  },
  {
    path: '/notifications/settings',
    title: t`Настройки сообщений`,
    access: 'notifications.own',
    load: () => import('./settings.tsx'),
    alsoKnownAs: 'push, смс, почта, включить уведомления, тихие часы, устройства',
    nav: { group: 'Личное', word: t`Настройки сообщений`, icon: 'IconSettings', order: 40 },
  },
  {
    path: '/mailbox',
    title: t`Почта и СМС`,
    access: 'public',
    layout: 'open',
    load: () => import('./mailbox.tsx'),
  },
]
