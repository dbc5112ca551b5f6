/** D7+: checked accreditations beside one's cycles: what each offers, what would change, which credits would leave. */
import { moscowDay } from '../../../platform/calendar/working-days.ts'
import { personOf, type Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { attestationsOf, objectionsOf, objectToPaper, type Attestation } from '../../licences/index.ts'
import { kindWords, objectionOpen, offerNotFound, type Offer } from '../contract.ts'
import { yearsOf } from '../domain/cycle.ts'
import { whyNot } from '../domain/fitting.ts'
import { changesOf, proposalOf, type Proposal, type Term } from '../domain/offers.ts'
import { rulesOn } from '../domain/standing.ts'
import * as store from '../store/cycles.ts'
import * as ledger from '../store/ledger.ts'
import type { CycleRow, EntryRow } from '../store/tables.ts'

export async function termOf(ctx: Context): Promise<Term> {
  const [rule] = rulesOn(await store.rules(ctx.db), moscowDay(ctx.now))
  if (!rule) throw new Error('credits.rule has no rows')
  return { years: rule.cycleYears, filingMonths: rule.filingMonths }
}

export interface FoundOffer {
  readonly paper: Attestation
  readonly proposal: Proposal<CycleRow>
}

async function found(ctx: Context, personId: string, rows: readonly CycleRow[]): Promise<FoundOffer[]> {
  const term = await termOf(ctx)
  return (await attestationsOf(ctx, personId)).flatMap((paper) => {
    const proposal = proposalOf(paper, rows, term)
    return proposal ? [{ paper, proposal }] : []
  })
}

/** One offer that still stands. The person is locked already. */
export async function offerOf(tx: Context, personId: string, paperId: string): Promise<FoundOffer> {
  const offers = await found(tx, personId, await store.cyclesOf(tx.db, personId))
  const offer = offers.find((o) => o.paper.id === paperId)
  if (!offer) throw new Problem(offerNotFound)
  return offer
}

/** Entries that may not stand in the cycle once it is what it becomes. */
export async function leavingOf(ctx: Context, after: CycleRow): Promise<EntryRow[]> {
  const entries = await ledger.standingEntries(ctx.db, { cycleId: after.id })
  const known = await ledger.expectationsOf(
    ctx.db,
    entries.map((e) => e.source),
  )
  return entries.filter((e) => {
    const expected = known.find((k) => k.source === e.source)
    return whyNot(expected ?? { ...e, specialty_key: null, specialties: [] }, after) !== null
  })
}

/** What the cycle of the offer becomes. */
export async function becomes(ctx: Context, { paper, proposal }: FoundOffer): Promise<CycleRow | null> {
  if (proposal.does === 'open') return null
  if (proposal.does === 'follow') return { ...proposal.cycle, ends_on: paper.startsOn }
  const { startsOn, endsOn } = yearsOf(paper.startsOn, (await termOf(ctx)).years)
  return {
    ...proposal.cycle,
    specialty_key: paper.specialty.key,
    specialty_code: paper.specialty.code,
    specialty_name: paper.specialty.name,
    document_kind: paper.isCertificate ? 'specialist-certificate' : 'accreditation',
    series: null,
    number: paper.number,
    issued_on: paper.startsOn,
    starts_on: startsOn,
    ends_on: endsOn,
    paper_id: paper.id,
  }
}

export const leavingWords = (entries: readonly EntryRow[]): Offer['leaving'] =>
  entries.map((e) => ({ title: e.title || kindWords[e.kind], credits: e.credits, earnedOn: e.earned_on }))

export async function offersFor(ctx: Context, personId: string, rows: readonly CycleRow[]): Promise<Offer[]> {
  const offers = await found(ctx, personId, rows)
  if (offers.length === 0) return []
  const term = await termOf(ctx)
  const objections = await objectionsOf(ctx, personId)
  const shown: Offer[] = []
  for (const offer of offers) {
    const { paper, proposal } = offer
    const objection = objections.find((o) => o.paperId === paper.id)
    // A verifier agreed with the person: the paper is what is to be mended.
    if (objection?.state === 'theirs' && proposal.does === 'correct') continue
    const after = await becomes(ctx, offer)
    shown.push({
      paperId: paper.id,
      title: paper.title,
      specialty: paper.specialty.name,
      issuedOn: paper.startsOn,
      does: proposal.does,
      cycle: proposal.cycle && { id: proposal.cycle.id, version: proposal.cycle.version },
      changes: proposal.does === 'open' ? [] : changesOf(paper, proposal.cycle, proposal.does, term),
      leaving: after && proposal.does === 'correct' ? leavingWords(await leavingOf(ctx, after)) : [],
      objection: objection === undefined ? null : objection.state === 'ours' ? 'refused' : 'open',
    })
  }
  return shown
}

/** The person does not agree with the paper: a case for the verifiers, as where the federal registry says otherwise. */
export const objectToOffer = (ctx: Context, paperId: string, text: string): Promise<void> =>
  ctx.transaction(async (tx) => {
    const personId = personOf(tx)
    await store.lockPerson(tx.db, personId)
    const { paper, proposal } = await offerOf(tx, personId, paperId)
    if (proposal.does !== 'correct') throw new Problem(offerNotFound)
    if ((await objectionsOf(tx, personId)).some((o) => o.paperId === paperId))
      throw new Problem(objectionOpen)
    await objectToPaper(tx, {
      personId,
      paperId,
      differences: changesOf(paper, proposal.cycle, 'correct', await termOf(tx)).map((line) => ({
        field: line.label,
        ours: line.becomes,
        theirs: line.was,
      })),
      text,
    })
  })
