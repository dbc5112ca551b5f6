/** Where things change by themselves: says so, says when the line is lost, lets the person stop it. */
import { useLive } from '../live-line.tsx'
import { LinkButton } from './link.tsx'
import { t } from './words.ts'

export function LiveNote() {
  const { state, stop, resume } = useLive()
  if (state === 'ended') return null
  if (state === 'stopped') {
    return (
      <p className="live-note tiny">
        {t`Обновление остановлено.`} <LinkButton onClick={resume}>Возобновить</LinkButton>
      </p>
    )
  }
  return (
    <p className="live-note tiny">
      <span role="status">
        {state === 'lost' ? t`Связь прервалась, восстанавливаем.` : t`Обновляется само.`}
      </span>{' '}
      <LinkButton onClick={stop}>{t`Остановить обновление`}</LinkButton>
    </p>
  )
}
