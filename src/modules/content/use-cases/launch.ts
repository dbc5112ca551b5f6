/** D2: an item is opened: where its content is and, for a learner, the place where they left. */
import { personOf, type Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { launchUnit } from '../../cmi5/index.ts'
import {
  itemNotFound,
  materialNotReady,
  type Cmi5Inside,
  type ExternalPlace,
  type Launch,
  type Preview,
} from '../contract.ts'
import { leadingOut } from '../domain/external.ts'
import type { Span } from '../domain/watched.ts'
import { launchAddress } from '../domain/tincan.ts'
import { shareOf } from '../domain/watched.ts'
import * as policy from '../policy.ts'
import { findItem, type ItemRow } from '../store/editions.ts'
import { findMaterial } from '../store/materials.ts'
import { voiceFor } from './package-voice.ts'
import { issueTicket } from './ticket.ts'

/** What is known of the learner in this item; nothing for a preview. */
export interface Left {
  readonly place: number
  readonly watched: readonly Span[]
  readonly kept: Readonly<Record<string, Record<string, unknown>>>
  readonly learner: { readonly id: string; readonly name: string }
  /** Who opens it; no study: a look. */
  readonly by: { readonly personId: string; readonly studyId: string | null }
}

const fresh = (ctx: Context): Left => ({
  place: 0,
  watched: [],
  kept: {},
  learner: { id: 'preview', name: 'Просмотр' },
  by: { personId: personOf(ctx), studyId: null },
})

/** cmi5 is launched by its own protocol; a test is a try, not a launch. */
export async function launchOf(ctx: Context, item: ItemRow, left: Left): Promise<Launch> {
  if (item.external) return outside(ctx, item, item.external, left)
  const m = item.material_id ? await findMaterial(ctx.db, item.material_id) : undefined
  if (!m || m.inside === null) throw new Problem(materialNotReady)
  const { origin, token, until } = issueTicket(ctx, m.id)
  const opened = { itemId: item.id, title: item.title, origin, until: until.toISOString() }
  const inside = m.inside
  switch (inside.kind) {
    case 'scorm12':
    case 'scorm2004':
      return {
        kind: inside.kind,
        ...opened,
        url: `${origin}/play/${token}`,
        base: `${origin}/play/${token}/files/`,
        inside,
        kept: left.kept,
        learner: left.learner,
      }
    case 'video':
      return {
        kind: 'video',
        ...opened,
        url: `${origin}/play/${token}/whole`,
        seconds: inside.seconds,
        place: left.place,
        watched: left.watched.map(([from, to]) => [from, to]),
        share: shareOf(left.watched, inside.seconds),
        captions: item.captions_id ? `${origin}/play/${token}/captions/${item.captions_id}` : null,
      }
    case 'pdf':
      return {
        kind: 'pdf',
        ...opened,
        url: `${origin}/play/${token}/whole`,
        pages: inside.pages,
        place: Math.max(1, left.place),
      }
    case 'xapi': {
      const voice = await voiceFor(ctx, { ...left.by, item, inside })
      return {
        kind: 'xapi',
        ...opened,
        url: launchAddress(`${origin}/play/${token}/files/`, inside, voice),
        keeping: left.by.studyId
          ? { url: `${origin}/play/${token}/keeper`, sessionId: voice.sessionId }
          : null,
      }
    }
    case 'cmi5':
      throw new Problem(materialNotReady, { detail: 'Курс cmi5 открывается только слушателю' })
  }
}

/** The way back is the page of the section; whoever only looks comes back to the desk. */
function outside(ctx: Context, item: ItemRow, place: ExternalPlace, { by }: Left): Launch {
  const { origin } = new URL(ctx.services.settings.PUBLIC_ORIGIN)
  const returnUrl = `${origin}${by.studyId ? `/learning/${by.studyId}/items/${item.id}` : '/teaching'}`
  return {
    kind: 'external',
    itemId: item.id,
    title: item.title,
    ...place,
    url: leadingOut(place.url, returnUrl),
    returnUrl,
  }
}

/** As the learner will see it; nothing is counted. */
export async function previewItem(ctx: Context, id: string): Promise<Preview> {
  const item = await readableItem(ctx, id)
  if (item.kind !== 'cmi5') return launchOf(ctx, item, fresh(ctx))
  const { inside } = await lessonsIn(ctx, item)
  const units = inside.units.map(({ title }, number) => ({ number, title }))
  return { kind: 'cmi5', itemId: item.id, title: item.title, units }
}

async function readableItem(ctx: Context, id: string): Promise<ItemRow> {
  personOf(ctx)
  const item = await findItem(ctx.db, id)
  if (!item || !policy.mayRead(ctx.actor, item)) throw new Problem(itemNotFound)
  return item
}

async function lessonsIn(ctx: Context, item: ItemRow): Promise<{ materialId: string; inside: Cmi5Inside }> {
  const m = item.material_id ? await findMaterial(ctx.db, item.material_id) : undefined
  if (m?.inside?.kind !== 'cmi5') throw new Problem(materialNotReady)
  return { materialId: m.id, inside: m.inside }
}

/** «Browse», each time from the beginning, in a store that nobody reads: nothing of it is anybody's learning. */
export const previewUnit = (ctx: Context, id: string, unit: number) =>
  ctx.transaction(async (tx) => {
    const { materialId, inside } = await lessonsIn(tx, await readableItem(tx, id))
    const { origin, token, until } = issueTicket(tx, materialId)
    const launched = await launchUnit(tx, {
      registration: null,
      courseId: inside.courseId,
      personId: personOf(tx),
      holder: null,
      unit,
      mode: 'Browse',
      base: `${origin}/play/${token}/files/`,
      returnUrl: null,
      isPreview: true,
    })
    return {
      url: launched.url,
      isOwnWindow: launched.launchMethod === 'OwnWindow',
      until: until.toISOString(),
    }
  })
