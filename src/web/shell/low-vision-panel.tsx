/** The panel of the low-vision version, above the bar: size, colours, spacing, face, pictures, the way back. */
import type { ReactNode } from 'react'
import { chooseLowVision, useLook, type LowVision } from '../look/look.ts'
import { LinkButton } from '../ui/link.tsx'
import { t } from '../ui/words.ts'

interface ChoiceProps<V> {
  readonly legend: string
  readonly of: readonly (readonly [value: V, name: string, look: ReactNode, className?: string])[]
  readonly on: V
  readonly onChoose: (value: V) => void
}

const Choice = <V extends string | number | boolean>({ legend, of, on, onChoose }: ChoiceProps<V>) => (
  <fieldset>
    <legend>{legend}</legend>
    {of.map(([value, name, look, className]) => (
      <button
        key={name}
        type="button"
        aria-label={`${legend}: ${name}`}
        aria-pressed={value === on}
        className={className}
        onClick={() => onChoose(value)}
      >
        {look}
      </button>
    ))}
  </fieldset>
)

export function LowVisionPanel() {
  const { lowVision } = useLook()
  if (!lowVision) return null
  const set = (change: Partial<LowVision>) => chooseLowVision(change)
  return (
    <section className="lv-panel" aria-label="Версия для слабовидящих">
      <Choice
        legend="Размер"
        on={lowVision.size}
        onChoose={(size) => set({ size })}
        of={[
          [125, '125 процентов', 'А', 'lv-a1'],
          [150, '150 процентов', 'А', 'lv-a2'],
          [200, '200 процентов', 'А', 'lv-a3'],
        ]}
      />
      <Choice
        legend="Цвет"
        on={lowVision.scheme}
        onChoose={(scheme) => set({ scheme })}
        of={[
          ['plain', 'чёрным по белому', 'Ц', 'lv-plain'],
          ['night', 'белым по чёрному', 'Ц', 'lv-night'],
          ['sky', 'синим по голубому', 'Ц', 'lv-sky'],
          ['sand', 'коричневым по бежевому', 'Ц', 'lv-sand'],
        ]}
      />
      <Choice
        legend="Буквы"
        on={lowVision.letters}
        onChoose={(letters) => set({ letters })}
        of={[
          ['normal', 'обычные промежутки', 'Обычно'],
          ['wide', 'широкие промежутки', 'Реже', 'lv-wide'],
        ]}
      />
      <Choice
        legend="Строки"
        on={lowVision.lines}
        onChoose={(lines) => set({ lines })}
        of={[
          ['normal', 'обычные промежутки', 'Обычно'],
          ['wide', 'широкие промежутки', 'Реже'],
        ]}
      />
      <Choice
        legend="Шрифт"
        on={lowVision.face}
        onChoose={(face) => set({ face })}
        of={[
          ['sans', 'без засечек', t`Без засечек`],
          ['serif', 'с засечками', t`С засечками`, 'lv-serif'],
        ]}
      />
      <Choice
        legend="Картинки"
        on={lowVision.pictures}
        onChoose={(pictures) => set({ pictures })}
        of={[
          [true, 'показывать', 'Есть'],
          [false, 'не показывать', 'Нет'],
        ]}
      />
      <LinkButton onClick={() => chooseLowVision(null)}>{t`Обычная версия`}</LinkButton>
    </section>
  )
}

/** The way in: «Для слабовидящих». Focus goes to the panel that appears on top. */
export function LowVisionLink({
  className,
  children,
}: {
  readonly className: string
  readonly children: ReactNode
}) {
  const enter = () => {
    chooseLowVision({})
    window.scrollTo({ top: 0 })
    // The panel is drawn after this act is over.
    setTimeout(() => document.querySelector<HTMLElement>('.lv-panel button')?.focus())
  }
  return (
    <button type="button" className={className} onClick={enter}>
      {children}
    </button>
  )
}
