/** The panel of the low-vision version, above the bar: size, colours, spacing, face, pictures, the way back. */
import { useState, type ReactNode } from 'react'
import { chooseLowVision, useLook, type LowVision } from '../look/look.ts'
import { LinkButton } from '../ui/link.tsx'
import { t } from '../ui/words.ts'

interface ChoiceProps<V> {
  readonly legend: string
  /** Value, what stands on the button, class, name for readers where a letter is not enough. */
  readonly of: readonly (readonly [value: V, word: string, className?: string, name?: string])[]
  readonly on: V
  readonly onChoose: (value: V) => void
}

const Choice = <V extends string | number | boolean>({ legend, of, on, onChoose }: ChoiceProps<V>) => (
  <fieldset>
    <legend>{legend}</legend>
    {of.map(([value, word, className, name]) => (
      <button
        key={String(value)}
        type="button"
        aria-label={`${legend}: ${name ?? word}`}
        aria-pressed={value === on}
        className={className}
        onClick={() => onChoose(value)}
      >
        {word}
      </button>
    ))}
  </fieldset>
)

export function LowVisionPanel() {
  const { lowVision } = useLook()
  // On a phone it would push the page away: folded, unless the person has just asked for it.
  const [isFolded, setFolded] = useState(() => !wasAsked)
  if (!lowVision) return null
  const set = (change: Partial<LowVision>) => chooseLowVision(change)
  return (
    <section className="lv-panel" aria-label="Версия для слабовидящих" data-folded={isFolded || undefined}>
      <button
        type="button"
        className="link link-button lv-fold"
        aria-expanded={!isFolded}
        onClick={() => setFolded(!isFolded)}
      >
        {isFolded ? t`Настроить вид` : t`Свернуть настройки`}
      </button>
      <Choice
        legend="Размер"
        on={lowVision.size}
        onChoose={(size) => set({ size })}
        of={[
          [125, 'А', 'lv-a1', '125 процентов'],
          [150, 'А', 'lv-a2', '150 процентов'],
          [200, 'А', 'lv-a3', '200 процентов'],
        ]}
      />
      <Choice
        legend="Цвет"
        on={lowVision.scheme}
        onChoose={(scheme) => set({ scheme })}
        of={[
          ['plain', 'Ц', 'lv-plain', 'чёрным по белому'],
          ['night', 'Ц', 'lv-night', 'белым по чёрному'],
          ['sky', 'Ц', 'lv-sky', 'синим по голубому'],
          ['sand', 'Ц', 'lv-sand', 'коричневым по бежевому'],
        ]}
      />
      <Choice
        legend="Буквы"
        on={lowVision.letters}
        onChoose={(letters) => set({ letters })}
        of={[
          ['normal', 'Обычно'],
          ['wide', 'Реже', 'lv-wide'],
        ]}
      />
      <Choice
        legend="Строки"
        on={lowVision.lines}
        onChoose={(lines) => set({ lines })}
        of={[
          ['normal', 'Обычно'],
          ['wide', 'Реже'],
        ]}
      />
      <Choice
        legend="Шрифт"
        on={lowVision.face}
        onChoose={(face) => set({ face })}
        of={[
          ['sans', t`Без засечек`],
          ['serif', t`С засечками`, 'lv-serif'],
        ]}
      />
      <Choice
        legend="Картинки"
        on={lowVision.pictures}
        onChoose={(pictures) => set({ pictures })}
        of={[
          [true, 'Есть'],
          [false, 'Нет'],
        ]}
      />
      <LinkButton onClick={() => chooseLowVision(null)}>{t`Обычная версия`}</LinkButton>
    </section>
  )
}

let wasAsked = false

/** The way in: «Для слабовидящих». Focus goes to the panel that appears on top. */
export function LowVisionLink({
  className,
  children,
}: {
  readonly className: string
  readonly children: ReactNode
}) {
  const enter = () => {
    wasAsked = true
    chooseLowVision({})
    window.scrollTo({ top: 0 })
    // The panel is drawn after this act is over.
    setTimeout(() => document.querySelector<HTMLElement>('.lv-panel fieldset button')?.focus())
  }
  return (
    <button type="button" className={className} onClick={enter}>
      {children}
    </button>
  )
}
