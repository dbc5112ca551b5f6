/** D7+: a cycle is opened from a document, mended, or closed while it is empty. */
import { moscowDay } from '../../../platform/calendar/working-days.ts'
import { personOf, type Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { invalid } from '../../../platform/refusals.ts'
import { specialtyByCode } from '../../organisations/index.ts'
import {
  cycleChanged,
  cycleClosed,
  cycleHasCredits,
  cycleLoses,
  cycleOpened,
  cycleSaved,
  cycleTaken,
  tooManyCycles,
  type Cycle,
  type CycleFields,
} from '../contract.ts'
import { checkCycle } from '../domain/check.ts'
import { yearsOf } from '../domain/cycle.ts'
import { rulesOn } from '../domain/standing.ts'
import { mayChange } from '../policy.ts'
import * as store from '../store/cycles.ts'
import * as ledger from '../store/ledger.ts'
import type { CycleRow } from '../store/tables.ts'
import { becomeCycle, clash, refuseFiled, takeWhatWaits } from './correct-cycle.ts'
import { confirmCycles } from './hear-paper.ts'
import { becomes, leavingOf, leavingWords, offerOf } from './offers.ts'
import { ownCycle, showCycle } from './own-cycles.ts'

const maxCycles = 20

type Facts = Pick<
  CycleRow,
  'specialty_key' | 'specialty_code' | 'specialty_name' | 'document_kind' | 'series' | 'number' | 'issued_on'
>

/** The facts of a right form; every wrong field is named at once. */
async function factsOf(tx: Context, fields: CycleFields): Promise<Facts> {
  const specialty = fields.specialty ? await specialtyByCode(tx, fields.specialty) : undefined
  const { faults, cycle } = checkCycle(fields, {
    today: moscowDay(tx.now),
    hasSpecialty: specialty !== undefined,
  })
  if (faults.length > 0 || !specialty) throw new Problem(invalid, { errors: [...faults] })
  return {
    specialty_key: specialty.key,
    specialty_code: specialty.code,
    specialty_name: specialty.name,
    document_kind: fields.documentKind,
    series: cycle.series,
    number: cycle.number,
    issued_on: cycle.issuedOn,
  }
}

async function yearsFor(tx: Context, issuedOn: string): Promise<Pick<CycleRow, 'starts_on' | 'ends_on'>> {
  const [rule] = rulesOn(await store.rules(tx.db), moscowDay(tx.now))
  if (!rule) throw new Error('credits.rule has no rows')
  const { startsOn, endsOn } = yearsOf(issuedOn, rule.cycleYears)
  return { starts_on: startsOn, ends_on: endsOn }
}

async function open(tx: Context, facts: Facts, paperId: string | null): Promise<Cycle> {
  const personId = personOf(tx)
  await store.lockPerson(tx.db, personId)
  const rows = await store.cyclesOf(tx.db, personId)
  if (rows.length >= maxCycles) throw new Problem(tooManyCycles)
  const all = { ...facts, ...(await yearsFor(tx, facts.issued_on)) }
  if (clash(rows, all)) throw new Problem(cycleTaken)
  const id = tx.services.random.uuid()
  await store.insertCycle(tx.db, {
    id,
    person_id: personId,
    ...all,
    paper_id: paperId,
    opened_at: tx.now,
    closed_at: null,
    version: 1,
  })
  await tx.record({
    subjectId: personId,
    object: { kind: 'cycle', id },
    details: { specialty: facts.specialty_name, from: all.starts_on, to: all.ends_on },
  })
  await tx.publish(cycleOpened, { cycleId: id, personId, specialty: facts.specialty_name })
  await confirmCycles(tx, personId)
  await takeWhatWaits(tx, personId)
  return showCycle(tx, id)
}

export const openCycle = (ctx: Context, fields: CycleFields): Promise<Cycle> =>
  ctx.transaction(async (tx) => open(tx, await factsOf(tx, fields), null))

export const openFromPaper = (ctx: Context, paperId: string): Promise<Cycle> =>
  ctx.transaction(async (tx) => {
    const personId = personOf(tx)
    await store.lockPerson(tx.db, personId)
    const offer = await offerOf(tx, personId, paperId)
    const { paper, proposal } = offer
    if (proposal.does === 'correct') throw new Problem(cycleTaken)
    if (proposal.does === 'follow') {
      await refuseFiled(tx, proposal.cycle.id)
      const after = await becomes(tx, offer)
      if (after) await becomeCycle(tx, proposal.cycle, after, 'Начался следующий цикл по этой специальности')
    }
    return open(
      tx,
      {
        specialty_key: paper.specialty.key,
        specialty_code: paper.specialty.code,
        specialty_name: paper.specialty.name,
        document_kind: paper.isCertificate ? 'specialist-certificate' : 'accreditation',
        series: null,
        number: paper.number,
        issued_on: paper.startsOn,
      },
      paper.id,
    )
  })

export const changeCycle = (
  ctx: Context,
  id: string,
  { version, isAgreed, ...fields }: CycleFields & { version: number; isAgreed: boolean },
): Promise<Cycle> =>
  ctx.transaction(async (tx) => {
    const personId = personOf(tx)
    await store.lockPerson(tx.db, personId)
    const cycle = await ownCycle(tx, id)
    if (!mayChange(cycle)) throw new Problem(cycleClosed)
    if (cycle.version !== version) throw new Problem(cycleChanged, { current: await showCycle(tx, id) })
    await refuseFiled(tx, id)
    const facts = await factsOf(tx, fields)
    const after = { ...cycle, ...facts, ...(await yearsFor(tx, facts.issued_on)) }
    if (clash(await store.cyclesOf(tx.db, personId), after, id)) throw new Problem(cycleTaken)
    const leaving = await leavingOf(tx, after)
    if (leaving.length > 0 && !isAgreed) throw new Problem(cycleLoses, { leaving: leavingWords(leaving) })
    await becomeCycle(tx, cycle, after, 'Цикл исправлен: обучение в него больше не входит')
    await confirmCycles(tx, personId)
    await takeWhatWaits(tx, personId)
    return showCycle(tx, id)
  })

export const closeCycle = (ctx: Context, id: string): Promise<void> =>
  ctx.transaction(async (tx) => {
    await store.lockPerson(tx.db, personOf(tx))
    const cycle = await ownCycle(tx, id)
    if (cycle.closed_at !== null) throw new Problem(cycleClosed)
    if (await ledger.hasEntries(tx.db, id)) throw new Problem(cycleHasCredits)
    await store.changeCycle(tx.db, id, { closed_at: tx.now })
    await tx.record({ subjectId: cycle.person_id, object: { kind: 'cycle', id } })
    await tx.publish(cycleSaved, { cycleId: id, personId: cycle.person_id })
  })
