/** E1: one's own data at Госуслуги, in another tab: this page waits with its «Синхронизировать». */
import { IconExternalLink } from '@tabler/icons-react'
import { useAbout } from './help-line.tsx'
import { esia as text } from './text-esia.ts'

export function CheckThere() {
  const about = useAbout()
  if (!about) return null
  return (
    <a
      className="link"
      href={new URL('/profile/user', about.esiaUrl).href}
      target="_blank"
      rel="noopener noreferrer"
    >
      {text.checkThere} <IconExternalLink size={16} aria-hidden />
    </a>
  )
}
