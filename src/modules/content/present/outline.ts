/** Row → contract, for whoever teaches. */
import type { Actor } from '../../../platform/context.ts'
import type { DeskItem, Inside, Material, Outline } from '../contract.ts'
import * as policy from '../policy.ts'
import type { CaptionsAbout } from '../store/captions.ts'
import type { EditionRow, ItemRow } from '../store/editions.ts'
import type { MaterialRow } from '../store/materials.ts'

/** Lessons, seconds or pages. */
export function amountOf(inside: Inside | null): number {
  if (inside === null) return 0
  if ('scos' in inside) return inside.scos.length
  if ('units' in inside) return inside.units.length
  if (inside.kind === 'xapi') return 1
  return inside.kind === 'video' ? Math.round(inside.seconds) : inside.pages
}

export const presentMaterial = (m: MaterialRow): Material => ({
  id: m.id,
  name: m.name,
  sizeBytes: m.size_bytes,
  state: m.state,
  kind: m.kind,
  refusedWhy: m.refused_why,
  done: m.done,
  total: m.total,
  createdAt: m.created_at.toISOString(),
})

const presentCaptions = (c: CaptionsAbout | undefined): DeskItem['captions'] =>
  c ? { name: c.name, sizeBytes: c.size_bytes, cues: c.cues } : null

export interface OutlineParts {
  readonly programme: {
    readonly programme_id: string
    readonly organisation_id: string
    readonly title: string
  }
  readonly editions: readonly EditionRow[]
  readonly items: readonly ItemRow[]
  readonly captions: ReadonlyMap<string, CaptionsAbout>
  readonly materials: readonly MaterialRow[]
  readonly banks: Outline['banks']
  readonly waitingReviews: number
  readonly waitingClaims: number
}

export function presentOutline(actor: Actor, o: OutlineParts): Outline {
  const shown = o.editions.find((e) => e.state === 'draft') ?? o.editions.find((e) => e.state === 'open')
  const materials = new Map(o.materials.map((m) => [m.id, m]))
  const banks = new Map(o.banks.map((b) => [b.id, b]))
  const used = new Set(o.items.map((i) => i.material_id))
  const itemOf = (i: ItemRow): DeskItem => ({
    id: i.id,
    kind: i.kind,
    title: i.title,
    isRequired: i.is_required,
    amount: i.rules
      ? Math.min(i.rules.count ?? Number.MAX_SAFE_INTEGER, banks.get(i.bank_id ?? '')?.questions ?? 0)
      : amountOf(materials.get(i.material_id ?? '')?.inside ?? null),
    materialId: i.material_id,
    captions: presentCaptions(o.captions.get(i.captions_id ?? '')),
    test: i.rules && i.bank_id ? { bankId: i.bank_id, rules: i.rules } : null,
    external: i.external,
  })
  const mayChange = policy.mayChange(actor, o.programme)
  return {
    programmeId: o.programme.programme_id,
    programmeTitle: o.programme.title,
    edition: shown
      ? { number: shown.number, state: shown.state, openedAt: shown.opened_at?.toISOString() ?? null }
      : null,
    openNumber: o.editions.find((e) => e.state === 'open')?.number ?? null,
    items: o.items.map(itemOf),
    materials: o.materials.filter((m) => !used.has(m.id)).map(presentMaterial),
    banks: [...o.banks],
    waitingReviews: o.waitingReviews,
    waitingClaims: o.waitingClaims,
    revision: shown?.revision ?? 0,
    can: { change: mayChange, open: mayChange && shown?.state === 'draft' && o.items.length > 0 },
  }
}
