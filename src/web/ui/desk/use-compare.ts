/** State of a comparison: the field in hand, verdicts, what still stands in the way of approval. */
import { useState } from 'react'
import type { Verdict } from './desk.tsx'
import { listing, nb, plural } from '../words.ts'

export interface Compared {
  readonly key: string
  readonly label: string
}

export interface UseCompare {
  readonly on: string
  readonly setOn: (key: string) => void
  readonly move: (by: 1 | -1) => void
  readonly verdicts: Readonly<Record<string, Verdict>>
  readonly setVerdict: (key: string, verdict: Verdict) => void
  readonly done: number
  /** «Одобрить нельзя: номер не совпал, 2 поля не сверены»; undefined when nothing stands in the way. */
  readonly why: string | undefined
}

/** Mount anew (`key={applicationId}`) for another application. */
export function useCompare(
  fields: readonly Compared[],
  initial: Readonly<Record<string, Verdict>> = {},
): UseCompare {
  const [on, setOn] = useState(fields[0]?.key ?? '')
  const [verdicts, setVerdicts] = useState(initial)
  const at = Math.max(
    0,
    fields.findIndex((field) => field.key === on),
  )
  const wrong = fields.filter((field) => verdicts[field.key] === 'no')
  const left = fields.filter((field) => !verdicts[field.key]).length
  return {
    on,
    setOn,
    verdicts,
    move: (by) => setOn(fields[Math.min(fields.length - 1, Math.max(0, at + by))]?.key ?? on),
    setVerdict: (key, verdict) => setVerdicts((old) => ({ ...old, [key]: verdict })),
    done: fields.length - left,
    why: whyNot(wrong, left),
  }
}

export function whyNot(wrong: readonly Compared[], left: number): string | undefined {
  if (wrong.length === 0 && left === 0) return undefined
  const names = wrong.map((field) => field.label.toLowerCase())
  const parts = [
    ...(wrong.length > 0 ? [`не совпало: ${listing(names)}`] : []),
    ...(left > 0
      ? [
          left === 1
            ? '1 поле не сверено'
            : `${plural(left, 'поле', 'поля', 'полей')} не сверены`.replace(
                /полей не сверены/,
                'полей не сверено',
              ),
        ]
      : []),
  ]
  return nb(`Одобрить нельзя: ${parts.join(', ')}.`)
}
