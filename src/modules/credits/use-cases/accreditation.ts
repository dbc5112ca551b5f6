/** D7+: the package for periodic accreditation: what is ready, what is missing, the report that is saved with gaps. */
import { moscowDay } from '../../../platform/calendar/working-days.ts'
import { personOf, type Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { attachFiles, detachFiles, filesOf } from '../../files/index.ts'
import { contactsOf, personCards } from '../../identity/index.ts'
import { employmentsOf } from '../../licences/index.ts'
import { documentWords } from '../../records/contract.ts'
import { verifiedRecords } from '../../records/index.ts'
import {
  cycleSaved,
  packageChanged,
  packageFiled,
  reportWords,
  type Package,
  type ReportFields,
} from '../contract.ts'
import { plainReport } from '../domain/accreditation.ts'
import { whyNot } from '../domain/fitting.ts'
import { maySaveReport } from '../policy.ts'
import { presentPackage, type PackageParts } from '../present/accreditation.ts'
import * as store from '../store/cycles.ts'
import * as ledger from '../store/ledger.ts'
import * as packages from '../store/packages.ts'
import { ownCycle, showCycle } from './own-cycles.ts'

/** Where the scans of a report are attached. */
export const scansOf = (cycleId: string) => ({ kind: 'accreditation-report', id: cycleId })

export async function partsOf(ctx: Context, id: string): Promise<PackageParts> {
  const row = await ownCycle(ctx, id)
  const cycle = await showCycle(ctx, id)
  const personId = personOf(ctx)
  const person = (await personCards(ctx, [personId])).get(personId)
  if (!person) throw new Error(`no card of the person who asks: ${personId}`)
  const open = await ledger.openExpectations(ctx.db, personId)
  return {
    cycle,
    row: await packages.findPackage(ctx.db, id),
    files: await filesOf(ctx, scansOf(id)),
    person,
    known: await knownOf(ctx, personId),
    contacts: await contactsOf(ctx, personId),
    waiting: open.filter((e) => whyNot(e, row) === null).reduce((sum, e) => sum + e.credits, 0),
    today: moscowDay(ctx.now),
  }
}

async function knownOf(ctx: Context, personId: string): Promise<Package['known']> {
  const records = await verifiedRecords(ctx, personId)
  return {
    workplaces: (await employmentsOf(ctx, personId)).map(({ organisation, post }) => ({
      organisation,
      post,
    })),
    // Short courses stand among the credits of the cycle.
    education: records
      .filter((r) => r.kind !== 'advanced-certificate')
      .map((r) =>
        [documentWords[r.kind], r.specialtyName, r.institutionName, r.issuedOn.slice(0, 4)].join(', '),
      ),
  }
}

export const readPackage = async (ctx: Context, id: string): Promise<Package> =>
  presentPackage(await partsOf(ctx, id))

export const saveReport = (
  ctx: Context,
  id: string,
  { version, ...typed }: ReportFields & { readonly version: number },
): Promise<Package> =>
  ctx.transaction(async (tx) => {
    await store.lockPerson(tx.db, personOf(tx))
    const cycle = await ownCycle(tx, id)
    const row = await packages.findPackage(tx.db, id)
    if (!maySaveReport({ isFiled: row?.filed_on != null, isClosed: cycle.closed_at !== null }))
      throw new Problem(packageFiled)
    if ((row?.version ?? 0) !== version)
      throw new Problem(packageChanged, { current: await readPackage(tx, id) })
    const report = plainReport(typed)
    await keepFiles(tx, id, report.fileIds)
    await packages.savePackage(tx.db, {
      cycle_id: id,
      person_id: cycle.person_id,
      education: report.education || null,
      workplace: report.workplace || null,
      post: report.post || null,
      is_agreed: report.agreement === '' ? null : report.agreement === 'yes',
      why_not: report.whyNot || null,
      words: JSON.stringify(reportWords.parse(report)),
      version: version + 1,
      saved_at: tx.now,
      filed_on: null,
      filed_number: null,
    })
    await tx.record({ subjectId: cycle.person_id, object: { kind: 'cycle', id } })
    await tx.publish(cycleSaved, { cycleId: id, personId: cycle.person_id })
    return readPackage(tx, id)
  })

async function keepFiles(tx: Context, id: string, ids: readonly string[]): Promise<void> {
  const there = (await filesOf(tx, scansOf(id))).map((f) => f.id)
  const gone = there.filter((f) => !ids.includes(f))
  if (gone.length > 0) await detachFiles(tx, gone, scansOf(id))
  const fresh = ids.filter((f) => !there.includes(f))
  if (fresh.length > 0) await attachFiles(tx, fresh, { to: scansOf(id) })
}
