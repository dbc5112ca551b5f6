/** The door: what the person came to do on the left, what the portal is on the right. */
import type { ReactNode } from 'react'
import { useGroup } from '../shell/portal-context.tsx'
import { LowVisionLink } from '../shell/low-vision-panel.tsx'
import { Mark } from '../shell/mark.tsx'
import { BareLink } from './link.tsx'
import { nb, t } from './words.ts'

export interface DoorProps {
  /** «Вход в личный кабинет». */
  readonly title: string
  /** «Для врачей, медсестёр, лаборантов, организаций и пациентов». */
  readonly lead?: ReactNode
  readonly children: ReactNode
  /** Below, over a line: «Не получается войти?» */
  readonly help?: ReactNode
}

export const Door = ({ title, lead, children, help }: DoorProps) => (
  <div className="door">
    <title>{`${title} — НМО`}</title>
    <main className="form" id="main">
      <div className="door-head">
        <BareLink className="mark" href="/" aria-label="НМО, на главную">
          <span className="mark-plate">
            <Mark size={26} />
          </span>
          НМО
        </BareLink>
        <LowVisionLink className="link link-button lv-link">{t`Для слабовидящих`}</LowVisionLink>
      </div>
      <div className="door-title">
        <h1 tabIndex={-1}>{nb(title)}</h1>
        {lead && <p>{typeof lead === 'string' ? nb(lead) : lead}</p>}
      </div>
      {children}
      {help && <div className="door-help small">{help}</div>}
    </main>
    <Side />
  </div>
)

function Side() {
  const open = useGroup('Открыто всем')
  return (
    <aside className="side" aria-label="О портале">
      <div>
        <h2>{t`Видно, что сделано, что осталось и к какому дню`}</h2>
        <p>{t`Обучение, ЗЕТ, документы и заявления — в одном кабинете. Без бумаг и повторного ввода.`}</p>
      </div>
      <Stair />
      {open.length > 0 && (
        <nav aria-label="Без входа">
          <div className="side-head">{t`Открыто без входа`}</div>
          <ul>
            {open.map((page) => (
              <li key={page.path}>
                <BareLink href={page.path}>{nb(page.nav.word)}</BareLink>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </aside>
  )
}

const credits = [30, 58, 88, 124, 144] as const

/** Five years of a cycle, drawn; decoration. */
const Stair = () => (
  <svg
    className="stair decor hide-phone"
    viewBox="0 0 600 400"
    aria-hidden="true"
    preserveAspectRatio="xMinYMax meet"
  >
    {credits.map((value, i) => {
      const height = (value / 144) * 336
      return (
        <g key={value} className={i < 3 ? 'past' : i === 3 ? 'now' : 'last'}>
          <rect x={i * 122 + 1} y={398 - height} width="104" height={height} rx="5" />
          <text x={i * 122 + 2} y={398 - height - 32} className="year">
            {2024 + i}
          </text>
          <text x={i * 122 + 2} y={398 - height - 11} className="value">
            {t`${value} ЗЕТ`}
          </text>
        </g>
      )
    })}
    <line x1="0" x2="594" y1="399" y2="399" />
  </svg>
)

/** «или по логину и паролю» between two hairlines. */
export const Or = ({ children }: { readonly children: string }) => <div className="or">{nb(children)}</div>
