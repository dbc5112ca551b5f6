/** The session has ended while a page was open: said at once, nothing typed is taken away, the way back is one click. */
import { useLocation } from '@tanstack/react-router'
import { tellSessionEnd, useSessionEnd } from '../session-end.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { t } from '../ui/words.ts'
import { paths } from './paths.ts'

export function SessionEnded() {
  const isOpen = useSessionEnd()
  const { href } = useLocation()
  return (
    <Dialog open={isOpen} onClose={() => tellSessionEnd(false)} title={t`Сеанс закончился`} firm>
      <p>{t`Войдите снова, и вы вернётесь на эту страницу. Черновики на месте; написанное без черновика скопируйте сейчас.`}</p>
      <div className="acts">
        {/* The whole page is loaded anew: a new session has a new key. */}
        <Button wide onClick={() => location.assign(`${paths.signIn}?next=${encodeURIComponent(href)}`)}>
          Войти
        </Button>
        <Button kind="plain" wide onClick={() => tellSessionEnd(false)}>
          {t`Остаться на странице`}
        </Button>
      </div>
    </Dialog>
  )
}
