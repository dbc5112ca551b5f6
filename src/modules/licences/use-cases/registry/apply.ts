/** F7: one person of the registry laid over what we hold: the same changes nothing, news is taken, a contradiction opens a case. */
import { createHash } from 'node:crypto'
import type { Context } from '../../../../platform/context.ts'
import { findPeople } from '../../../identity/index.ts'
import { listSpecialties } from '../../../organisations/index.ts'
import { caseMoved } from '../../contract.ts'
import { documentKey } from '../../domain/number.ts'
import type { PaperRecord } from '../../domain/paper.ts'
import {
  differencesOf,
  isSnils,
  meansThis,
  papersOfRegistry,
  type RegistryFault,
  type RegistryPaper,
  type RegistryPerson,
} from '../../domain/registry.ts'
import * as papers from '../../store/papers.ts'
import * as registry from '../../store/registry.ts'
import { movePaper } from '../move-paper.ts'

type Specialties = Parameters<typeof papersOfRegistry>[1]

export const specialtiesOf = async (ctx: Context): Promise<Specialties> =>
  new Map((await listSpecialties(ctx, undefined)).map((s) => [s.key, s]))

export interface Applied {
  readonly counts: registry.Counts
  readonly faults: readonly RegistryFault[]
}

export async function applyPerson(
  ctx: Context,
  p: RegistryPerson,
  specialties: Specialties,
): Promise<Applied> {
  const { snils } = p.general
  const bad = (what: string): Applied => ({
    counts: { ...registry.noCounts, people: 1, faulty: 1 },
    faults: [{ ref: `СНИЛС …${snils.slice(-4)}`, what }],
  })
  if (!isSnils(snils)) return bad('Неверный СНИЛС')
  const person = (await findPeople(ctx, { text: snils, limit: 2 })).find((one) => one.snils === snils)
  if (!person) return { counts: { ...registry.noCounts, people: 1, unknown: 1 }, faults: [] }
  const { papers: theirs, faults } = papersOfRegistry(p, specialties)
  return ctx.transaction(async (tx) => {
    await papers.lockPapersOf(tx.db, person.id)
    const counts = { ...registry.noCounts, people: 1, faulty: faults.length }
    // Whose papers they are is settled first: nothing of another person is laid over this one.
    if (await hasOtherName(tx, p, person)) return { counts: { ...counts, cases: 1 }, faults }
    for (const paper of theirs) counts[await lay(tx, person.id, paper)]++
    return { counts, faults }
  })
}

const plain = (s: string | null): string => (s ?? '').trim().toLowerCase().replaceAll('ё', 'е')

async function hasOtherName(
  tx: Context,
  { general: g }: RegistryPerson,
  person: { id: string; fullName: string },
): Promise<boolean> {
  const theirs = [g.lastName, g.firstName, g.patronymic].filter(Boolean).join(' ')
  if (plain(theirs) === plain(person.fullName)) return false
  const ref = `name/${person.id}`
  const hash = hashOf(theirs)
  if ((await registry.hashOf(tx.db, ref)) === hash) return true
  await registry.rememberRow(tx.db, { ref, personId: person.id, hash, at: tx.now })
  await open(tx, {
    personId: person.id,
    paperId: null,
    registryRef: ref,
    kind: 'name',
    differences: [{ field: 'name', ours: person.fullName, theirs }],
    theirs: null,
  })
  return true
}

const hashOf = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('base64url')

type Outcome = 'added' | 'changed' | 'same' | 'cases'

async function lay(tx: Context, personId: string, theirs: RegistryPaper): Promise<Outcome> {
  const hash = hashOf(theirs)
  // Said before and settled then, also when it was settled in our favour.
  if ((await registry.hashOf(tx.db, theirs.ref)) === hash) return 'same'
  await registry.rememberRow(tx.db, { ref: theirs.ref, personId, hash, at: tx.now })
  const all = await papers.papersOf(tx.db, personId)
  const key = documentKey(theirs.content)
  const linked = all.find((one) => one.registryRef === theirs.ref)
  const ours = linked ?? all.find((one) => meansThis(one, theirs.content, key))
  if (!ours) {
    await addPaper(tx, personId, theirs, key)
    return 'added'
  }
  const differences = differencesOf(ours, theirs.content)
  const isStopped = theirs.status !== 'verified' && ours.status === 'verified'
  if (differences.length === 0 && !isStopped) {
    if (!linked) await papers.putPaper(tx.db, { ...ours, registryRef: theirs.ref })
    return 'same'
  }
  // What came from the registry follows it; what a person entered and we verified is not overwritten by itself.
  if (ours.origin === 'registry' || (differences.length === 0 && isStopped)) {
    await takeTheirs(tx, ours, theirs, null)
    return 'changed'
  }
  await open(tx, {
    personId,
    paperId: ours.id,
    registryRef: theirs.ref,
    kind: 'values',
    differences,
    theirs,
  })
  return 'cases'
}

async function open(
  tx: Context,
  c: Pick<registry.CaseRecord, 'personId' | 'paperId' | 'registryRef' | 'kind' | 'differences' | 'theirs'>,
): Promise<void> {
  const caseId = await registry.openCase(tx.db, { ...c, id: tx.services.random.uuid(), at: tx.now })
  await tx.record({
    subjectId: c.personId,
    object: { kind: 'licence-case', id: caseId },
    details: { kind: c.kind, differs: c.differences.map((d) => d.field) },
  })
  await tx.publish(caseMoved, { caseId, personId: c.personId, state: 'open', question: null })
}

async function addPaper(tx: Context, personId: string, theirs: RegistryPaper, key: string): Promise<void> {
  await movePaper(
    tx,
    null,
    {
      ...theirs.content,
      id: tx.services.random.uuid(),
      personId,
      status: theirs.status,
      origin: 'registry',
      documentKey: key,
      fileIds: [],
      applicationId: null,
      renewsId: null,
      registryRef: theirs.ref,
      decidedAt: tx.now,
      reason: theirs.status === 'verified' ? null : 'По сведениям федерального регистра',
      version: 1,
      createdAt: tx.now,
      updatedAt: tx.now,
    },
    { act: 'imported' },
  )
}

export async function takeTheirs(
  tx: Context,
  ours: PaperRecord,
  theirs: RegistryPaper,
  reason: string | null,
): Promise<void> {
  const differences = differencesOf(ours, theirs.content)
  await movePaper(
    tx,
    ours,
    {
      ...ours,
      ...theirs.content,
      // The same organisation stays the one of our register.
      organisation:
        ours.organisation?.ogrn === theirs.content.organisation?.ogrn
          ? ours.organisation
          : theirs.content.organisation,
      documentKey: documentKey(theirs.content),
      registryRef: theirs.ref,
      status: theirs.status,
      reason: theirs.status === 'verified' ? null : (reason ?? 'По сведениям федерального регистра'),
      decidedAt: tx.now,
      version: ours.version + 1,
      updatedAt: tx.now,
    },
    {
      act: theirs.status === 'verified' ? 'corrected' : theirs.status,
      reason,
      differences: differences.map((d) => ({ field: d.field, was: d.ours, became: d.theirs })),
    },
  )
}
