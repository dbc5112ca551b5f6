/** The foot: what is open to all, low vision, which time is shown. */
import { useNow } from '../ui/clock.tsx'
import { time } from '../ui/dates.ts'
import { Link } from '../ui/link.tsx'
import { nb, t } from '../ui/words.ts'
import { LowVisionLink } from './low-vision-panel.tsx'
import { useGroup } from './portal-context.tsx'

export function Foot() {
  const now = useNow()
  return (
    <footer className="foot">
      {useGroup('Открыто всем').map((page) => (
        <Link key={page.path} href={page.path}>
          {nb(page.nav.word)}
        </Link>
      ))}
      <LowVisionLink className="link link-button lv-link">{t`Версия для слабовидящих`}</LowVisionLink>
      <span>{t`Время московское. Данные на ${time(now)}`}</span>
    </footer>
  )
}
