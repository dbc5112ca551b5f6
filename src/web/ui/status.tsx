/** Word + shape + colour: the colour says whose move it is, the word says the state. */
import { IconAlertCircle, IconCheck, IconCircleDashed, IconHourglass, IconX } from '@tabler/icons-react'
import { nb, t } from './words.ts'
import { deadline } from './dates.ts'
import { useNow } from './clock.tsx'

/** yours – the reader's move, ours – the portal's, done, refused, quiet – nobody's. */
export type Tone = 'yours' | 'ours' | 'done' | 'refused' | 'quiet'

export const toneIcons = {
  yours: IconAlertCircle,
  ours: IconHourglass,
  done: IconCheck,
  refused: IconX,
  quiet: IconCircleDashed,
} as const

/** At most three words, past or state: «Одобрено», «Нужен ваш ответ». */
export function Status({ tone, children }: { readonly tone: Tone; readonly children: string }) {
  const Icon = toneIcons[tone]
  return (
    <span className={`status t-${tone}`}>
      <Icon size={16} stroke={2} aria-hidden />
      {nb(children)}
    </span>
  )
}

/** A date that is never alone: «25 ноября», below «осталось 2 дня». */
export function Deadline({
  at,
  prefix = 'до',
}: {
  readonly at: string | Date
  readonly prefix?: string | undefined
}) {
  const { tone, date, rest } = deadline(at, useNow())
  return (
    <span className="deadline num" data-tone={tone}>
      <b>{prefix ? t`${prefix} ${date}` : date}</b>
      {rest && <span>{rest}</span>}
    </span>
  )
}
