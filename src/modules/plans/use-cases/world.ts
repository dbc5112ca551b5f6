/** What a plan is made of: checked wishes, what the cycle still needs, programmes of the catalogue, what is done already. */
import { moscowDay } from '../../../platform/calendar/working-days.ts'
import { dayWords } from '../../../platform/calendar/days.ts'
import { personOf, type Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { invalid } from '../../../platform/refusals.ts'
import { needsOfCycle, type CycleNeeds } from '../../credits/index.ts'
import { candidatesFor, teachersOf, type PlanCandidate } from '../../learning/index.ts'
import { listSpecialties } from '../../organisations/index.ts'
import { learntProgrammes } from '../../studies/index.ts'
import type { Wishes } from '../contract.ts'
import type { Candidate, Need, Request } from '../domain/types.ts'
import { checkWishes, type CheckedWishes } from '../domain/wishes.ts'
import type { ItemRow } from '../store.ts'

export interface World {
  readonly request: Request
  readonly candidates: readonly Candidate[]
  readonly facts: ReadonlyMap<string, PlanCandidate>
  readonly name: string
  /** The last day that still makes sense. */
  readonly latest: string | null
  readonly notes: readonly string[]
  /** Rows of the plan that are done: they stay, and are not planned again. */
  readonly done: readonly ItemRow[]
  /** Hours already done of those under way. */
  readonly begun: ReadonlyMap<string, number>
}

/** `extra`: programmes that are wanted whatever they teach. `rows`: of the plan that is changed. */
export async function worldOf(
  ctx: Context,
  wishes: Wishes,
  { extra = [], rows = [] }: { readonly extra?: readonly string[]; readonly rows?: readonly ItemRow[] } = {},
): Promise<World> {
  const today = moscowDay(ctx.now)
  const learnt = await learntProgrammes(ctx, personOf(ctx))
  const all = await listSpecialties(ctx, undefined)
  const names = new Map(all.map((s) => [s.key, s.name]))
  const cycle =
    wishes.goals.includes('cycle') && wishes.cycleId
      ? await needsOfCycle(ctx, wishes.cycleId, wishes.deadline || today)
      : undefined
  const { faults, wishes: checked } = checkWishes(wishes, {
    today,
    specialties: new Set(names.keys()),
    hasCycle: cycle !== undefined,
  })
  if (faults.length > 0) throw new Problem(invalid, { errors: faults })
  const done = rows.filter((r) => r.state === 'done')
  const begun = new Map(
    rows
      .filter((r) => r.state === 'learning' || r.state === 'told')
      .map((r) => [r.programme_id, r.done_hours]),
  )
  const topics = [...checked.specialties.map((key) => names.get(key) ?? key), ...checked.words]
  const specialties = [...checked.specialties, ...(cycle ? [cycle.specialty.key] : [])]
  const found = await candidatesFor(ctx, {
    specialties: specialties.length > 0 ? specialties : checked.words.length > 0 ? [] : null,
    words: checked.words,
    ids: [...new Set([...wishes.kept, ...extra, ...rows.map((r) => r.programme_id)])],
    from: today,
    to: wishes.deadline,
  })
  const bitsOf = (p: PlanCandidate): number =>
    [
      ...checked.specialties.map((key) => p.specialties.includes(key)),
      ...found.found.map((set) => set.has(p.id)),
    ].reduce((bits, teaches, i) => (teaches ? bits | (1 << i) : bits), 0)
  const finished = new Set(done.map((r) => r.programme_id))
  const isTopical = wishes.goals.includes('topics')
  const facts = new Map(found.items.map((p) => [p.id, p]))
  return {
    request: {
      today,
      deadline: wishes.deadline,
      hoursPerWeek: checked.hoursPerWeek,
      away: wishes.away,
      needs: needsOf(wishes, checked, cycle, done),
      topics,
      coverTopics: isTopical,
      covered: done.reduce(
        (bits, r) => bits | (facts.has(r.programme_id) ? bitsOf(facts.get(r.programme_id)!) : 0),
        0,
      ),
      difficulty: wishes.difficulty,
      isFreeOnly: wishes.isFreeOnly,
      mayLeave: wishes.mayLeave,
      kept: [...new Set([...begun.keys(), ...wishes.kept])].filter(
        (id) => facts.has(id) && !finished.has(id),
      ),
      // What was learnt is proposed again only to whoever asks for it.
      dropped: [...wishes.dropped, ...learnt],
    },
    candidates: found.items
      .filter((p) => !finished.has(p.id))
      .map((p) => candidateOf(p, bitsOf(p), cycle, begun.get(p.id))),
    facts,
    name: nameOf(wishes, checked, cycle, topics),
    latest: cycle?.endsOn ?? null,
    notes: notesOf(wishes, cycle),
    done,
    begun,
  }
}

function candidateOf(
  p: PlanCandidate,
  topics: number,
  cycle: CycleNeeds | undefined,
  begun: number | undefined,
): Candidate {
  return {
    id: p.id,
    kind: p.kind,
    title: p.title,
    // What is done of it needs no hours any more.
    hours: Math.max(1, p.hours - (begun ?? 0)),
    credits: cycle && !cycle.takes(p.specialties) ? 0 : p.credits,
    difficulty: p.difficulty,
    // What was begun goes on whatever its session.
    isAnytime: p.isAnytime || begun !== undefined,
    isFree: p.isFree,
    priceKopecks: p.priceKopecks ?? 0,
    sessions: p.sessions,
    topics,
  }
}

/** Each way of admission by itself; hours of the goal beside it. What is done counts for hours, the cycle has it in its ledger. */
function needsOf(
  wishes: Wishes,
  checked: CheckedWishes,
  cycle: CycleNeeds | undefined,
  done: readonly ItemRow[],
): Need[] {
  const earned = done.reduce((n, r) => n + r.credits, 0)
  const hours = wishes.goals.includes('hours') ? Math.max(0, checked.hours - earned) : 0
  if (!cycle) return [{ way: null, programmes: 0, total: hours }]
  return cycle.ways.map((w) => ({
    way: w.title,
    programmes: w.programmes === w.total ? w.missing : w.missingProgrammes,
    total: Math.max(w.missing, hours),
  }))
}

const lower = (s: string): string => s.slice(0, 1).toLowerCase() + s.slice(1)

function nameOf(
  wishes: Wishes,
  checked: CheckedWishes,
  cycle: CycleNeeds | undefined,
  topics: readonly string[],
): string {
  if (cycle) return `Пятилетний цикл: ${lower(cycle.specialty.name)}`
  if (wishes.goals.includes('topics') && topics.length > 0)
    return `Темы: ${topics.map(lower).join(', ')}`.slice(0, 200)
  return `${checked.hours} ЗЕТ`
}

function notesOf(wishes: Wishes, cycle: CycleNeeds | undefined): string[] {
  if (!cycle) return []
  const notes: string[] = []
  if (cycle.isOtherRules)
    notes.push(
      `К ${dayWords(wishes.deadline)} правила аккредитации будут другими: план считает по тем, что действуют в этот день`,
    )
  if (wishes.deadline > cycle.endsOn)
    notes.push(`Цикл кончается ${dayWords(cycle.endsOn)}, раньше вашего срока`)
  else if (wishes.deadline > cycle.filingFrom)
    notes.push(
      `Документы на аккредитацию принимают с ${dayWords(cycle.filingFrom)}: лучше закончить до этого дня`,
    )
  if (cycle.waiting > 0) notes.push(`Ещё ${cycle.waiting} ЗЕТ ждут начисления: план считает без них`)
  return notes
}

export const teachersOfWorld = (ctx: Context, world: World, ids: readonly string[]) =>
  teachersOf(
    ctx,
    ids.flatMap((id) => world.facts.get(id)?.organisationId ?? []),
  )
