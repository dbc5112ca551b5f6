/** Fields of a programme as they are typed, and back. */
import type { Fault } from '../../../web/ui/error-summary.tsx'
import { Difficulty, ProgrammeFields, type DeskProgramme } from '../contract.ts'
import { form } from './form-text.ts'

export interface Typed {
  kind: string
  eventKind: string
  title: string
  annotation: string
  form: string
  hours: string
  features: readonly string[]
  difficulty: string
  bases: readonly string[]
  priceKopecks: string
  specialties: readonly string[]
  competencies: string
  isAnytime: boolean
  'aliases.vo': string
  'aliases.spo': string
}

export const typedOf = (p: DeskProgramme | null): Typed => ({
  kind: p?.kind ?? 'advanced',
  eventKind: p?.eventKind ?? '',
  title: p?.title ?? '',
  annotation: p?.annotation ?? '',
  form: p?.form ?? 'distance',
  hours: p?.hours ? String(p.hours) : '',
  features: p?.features ?? [],
  difficulty: p?.difficulty ?? '',
  bases: p?.bases ?? [],
  priceKopecks: p?.priceKopecks ? String(p.priceKopecks / 100).replace('.', ',') : '',
  specialties: p?.specialties.map((s) => s.key) ?? [],
  competencies: p?.competencies.join('\n') ?? '',
  isAnytime: p?.isAnytime ?? false,
  'aliases.vo': p?.aliases.vo ?? '',
  'aliases.spo': p?.aliases.spo ?? '',
})

const price = (typed: string) => typed.replace(/[\s₽]/g, '').replace(',', '.')

/** What cannot even be sent; everything else is the server's to judge. */
export function faultsOf(t: Typed): Fault[] {
  const faults: Fault[] = []
  if (t.hours.trim() !== '' && !/^[1-9]\d{0,3}$/.test(t.hours.trim()))
    faults.push({ field: 'hours', message: form.hoursFault })
  if (t.priceKopecks.trim() !== '' && !/^\d{1,7}(\.\d{1,2})?$/.test(price(t.priceKopecks)))
    faults.push({ field: 'priceKopecks', message: form.priceFault })
  return faults
}

export const fieldsOf = (t: Typed): ProgrammeFields =>
  ProgrammeFields.parse({
    ...t,
    aliases: { vo: t['aliases.vo'], spo: t['aliases.spo'] },
    eventKind: t.kind === 'event' && t.eventKind ? t.eventKind : null,
    difficulty: Difficulty.safeParse(t.difficulty).data ?? null,
    hours: t.hours.trim() === '' ? null : Number(t.hours),
    priceKopecks:
      t.bases.includes('paid') && t.priceKopecks.trim() !== ''
        ? Math.round(Number(price(t.priceKopecks)) * 100)
        : null,
    competencies: t.competencies
      .split('\n')
      .map((c) => c.trim())
      .filter((c) => c !== ''),
  })
