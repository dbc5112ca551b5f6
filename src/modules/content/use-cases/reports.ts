/** D2: what was done on a device is taken once, in its order; of two devices the later place stands. */
import type { z } from 'zod'
import type { Context } from '../../../platform/context.ts'
import { maxCmiLetters, sendReports, type Outcome, type Report } from '../contract.ts'
import { saidByAll } from '../domain/runtime.ts'
import * as watched from '../domain/watched.ts'
import { closings } from '../present/course.ts'
import * as store from '../store/courses.ts'
import type { ItemRow } from '../store/editions.ts'
import { afterStep, openCourse, standing, wholeOf, type Opened } from './course.ts'

type Body = z.output<typeof sendReports.body>
type Reply = z.input<typeof sendReports.reply>

interface Taking {
  readonly tx: Context
  readonly opened: Opened
  readonly deviceId: string
  readonly progress: Map<string, store.ProgressRow>
}

export const takeReports = (ctx: Context, studyId: string, body: Body): Promise<Reply> =>
  ctx.transaction(async (tx) => {
    const opened = await openCourse(tx, studyId)
    await store.lockCourse(tx.db, studyId)
    const { deviceId } = body
    const device = await store.findDevice(tx.db, studyId, deviceId)
    const before = await wholeOf(tx, opened)
    const closedOf = closings(before)
    const taking: Taking = { tx, opened, deviceId, progress: new Map(before.progress) }
    let seq = device?.seq ?? 0
    let newer: Reply['newer'] = null
    let last: ItemRow | undefined
    const outcomes: Reply['outcomes'] = []
    for (const report of body.reports.toSorted((a, b) => a.seq - b.seq)) {
      const { outcome, item, over } =
        report.seq <= seq
          ? { outcome: 'repeat' as const }
          : closedOf(report.itemId)
            ? { outcome: 'refused' as const }
            : await take(taking, report)
      outcomes.push({ seq: report.seq, outcome })
      seq = Math.max(seq, report.seq)
      last = item ?? last
      if (over)
        newer = {
          at: over.said_at.toISOString(),
          device: (await store.findDevice(tx.db, studyId, over.device_id))?.name ?? '',
        }
    }
    await store.writeDevice(tx.db, {
      studyId,
      deviceId,
      personId: opened.course.person_id,
      name: body.deviceName,
      seq,
      at: tx.now,
    })
    const whole = last ? await afterStep(tx, opened, last, deviceId) : await wholeOf(tx, opened)
    const now = standing(whole)
    return {
      outcomes,
      newer,
      items: [...whole.progress.values()].map((p) => ({
        id: p.item_id,
        state: p.state,
        share: p.share,
        score: p.score,
      })),
      share: now.share,
      isDone: now.isDone,
    }
  })

interface Took {
  readonly outcome: Outcome
  readonly item?: ItemRow
  /** What another device said later. */
  readonly over?: store.ProgressRow
}

async function take(t: Taking, report: Report): Promise<Took> {
  const item = t.opened.items.find((i) => i.id === report.itemId)
  const inside = t.opened.materials.get(item?.material_id ?? '')?.inside
  const kind = report.kind === 'scorm' ? /^scorm/ : new RegExp(`^${report.kind}$`)
  if (!item || !inside || !kind.test(item.kind)) return { outcome: 'refused' }
  const known = t.progress.get(item.id)
  // A clock that goes ahead must not win for ever.
  const saidAt = new Date(Math.min(new Date(report.saidAt).getTime(), t.tx.now.getTime()))
  const over = known && known.device_id !== t.deviceId && known.said_at > saidAt ? known : undefined
  const base: store.ProgressRow = known ?? {
    study_id: t.opened.course.study_id,
    item_id: item.id,
    person_id: t.opened.course.person_id,
    state: 'begun',
    share: 0,
    score: null,
    place: null,
    watched: [],
    device_id: t.deviceId,
    said_at: saidAt,
    heard_at: t.opened.course.seen_at,
    begun_at: t.tx.now,
    done_at: null,
  }
  const stepped = await step(t, report, item, base, over !== undefined)
  if (!stepped) return { outcome: 'refused' }
  const isDone = base.state === 'done' || stepped.state === 'done'
  const next: store.ProgressRow = {
    ...base,
    ...(over ? {} : { place: stepped.place ?? base.place, device_id: t.deviceId, said_at: saidAt }),
    watched: stepped.watched ?? base.watched,
    // What was done once stays done; a score only grows.
    state: isDone ? 'done' : stepped.state,
    share: isDone ? 1 : Math.max(base.share, stepped.share),
    score: stepped.score === null ? base.score : Math.max(base.score ?? 0, stepped.score),
    heard_at: t.tx.now,
    done_at: base.done_at ?? (isDone ? t.tx.now : null),
  }
  await store.writeProgress(t.tx.db, next)
  t.progress.set(item.id, next)
  return { outcome: over ? 'older' : 'kept', item, ...(over ? { over } : {}) }
}

interface Step {
  readonly state: 'begun' | 'done' | 'failed'
  readonly share: number
  readonly score: number | null
  readonly place?: number
  readonly watched?: readonly watched.Span[]
}

/** Null: it cannot be so. */
async function step(
  t: Taking,
  report: Report,
  item: ItemRow,
  base: store.ProgressRow,
  isOlder: boolean,
): Promise<Step | null> {
  const inside = t.opened.materials.get(item.material_id ?? '')!.inside!
  if (report.kind === 'video' && inside.kind === 'video') {
    const since = (t.tx.now.getTime() - base.heard_at.getTime()) / 1000
    const all = watched.credit(base.watched, report.played, since, inside.seconds)
    const share = watched.shareOf(all, inside.seconds)
    const place = Math.round(Math.min(report.place, inside.seconds))
    return { state: share >= watched.enough ? 'done' : 'begun', share, score: null, place, watched: all }
  }
  if (report.kind === 'pdf' && inside.kind === 'pdf') {
    if (report.page > inside.pages) return null
    // Pages that were on the screen, kept as spans of their numbers.
    const seen = watched.merge([...base.watched, [report.page - 1, report.page]], inside.pages)
    const share = watched.shareOf(seen, inside.pages)
    return { state: share >= 1 ? 'done' : 'begun', share, score: null, place: report.page, watched: seen }
  }
  if (report.kind !== 'scorm' || !('scos' in inside)) return null
  // A course with an order of its own keeps where one stands in it under its own name.
  if (!inside.scos.some((s) => s.id === report.sco) && report.sco !== inside.tree.id) return null
  if (JSON.stringify(report.cmi).length > maxCmiLetters) return null
  const studyId = t.opened.course.study_id
  const kept = new Map((await store.runtimesOf(t.tx.db, studyId, item.id)).map((r) => [r.sco, r.cmi]))
  // Of an older one the place is another's now, but a lesson that was passed there is passed.
  kept.set(report.sco, report.cmi)
  if (!isOlder)
    await store.writeRuntime(t.tx.db, {
      study_id: studyId,
      item_id: item.id,
      sco: report.sco,
      person_id: t.opened.course.person_id,
      cmi: report.cmi,
      device_id: t.deviceId,
      said_at: new Date(report.saidAt),
      kept_at: t.tx.now,
    })
  const said = saidByAll(inside, kept)
  return {
    state: said.isDone ? 'done' : said.isFailed ? 'failed' : 'begun',
    share: said.share,
    score: said.score,
  }
}
