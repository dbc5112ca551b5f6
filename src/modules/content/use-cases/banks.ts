/** D2: banks of questions are written by hand or come from a table. */
import type { Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { invalid } from '../../../platform/refusals.ts'
import * as no from '../contract.ts'
import type { Bank, Question } from '../contract.ts'
import { questionFaults } from '../domain/attempt.ts'
import { readTable } from '../domain/table.ts'
import * as policy from '../policy.ts'
import * as store from '../store/banks.ts'
import { heldProgramme } from './draft.ts'

const most = 500

async function present(tx: Context, id: string): Promise<Bank> {
  const bank = (await store.findBank(tx.db, id))!
  return {
    id,
    programmeId: bank.programme_id,
    name: bank.name,
    questions: await store.questionsOf(tx.db, id),
    revision: bank.revision,
  }
}

async function own(tx: Context, id: string): Promise<store.BankRow> {
  const bank = await store.lockBank(tx.db, id)
  if (!bank || !policy.mayChange(tx.actor, bank)) throw new Problem(no.bankNotFound)
  return bank
}

const noted = (
  tx: Context,
  bank: Pick<store.BankRow, 'id' | 'name'>,
  details: Record<string, unknown> = {},
) =>
  tx.record({
    subjectId: null,
    object: { kind: 'bank', id: bank.id },
    details: { name: bank.name, ...details },
  })

export const createBank = (ctx: Context, programmeId: string, name: string): Promise<Bank> =>
  ctx.transaction(async (tx) => {
    const programme = await heldProgramme(tx, programmeId, 'change')
    const bank = {
      id: tx.services.random.uuid(),
      programme_id: programmeId,
      organisation_id: programme.organisation_id,
      name,
      revision: 1,
      created_at: tx.now,
    }
    await store.insertBank(tx.db, bank)
    await noted(tx, bank)
    return present(tx, bank.id)
  })

export async function readBank(ctx: Context, id: string): Promise<Bank> {
  const bank = await store.findBank(ctx.db, id)
  if (!bank || !policy.mayRead(ctx.actor, bank)) throw new Problem(no.bankNotFound)
  return present(ctx, id)
}

export const saveBank = (
  ctx: Context,
  id: string,
  to: { readonly name: string; readonly questions: readonly Question[]; readonly revision: number },
): Promise<Bank> =>
  ctx.transaction(async (tx) => {
    const bank = await own(tx, id)
    if (bank.revision !== to.revision)
      throw new Problem(no.contentChanged, { current: await present(tx, id) })
    const errors = questionFaults(to.questions)
    if (errors.length > 0) throw new Problem(invalid, { errors })
    await store.writeQuestions(tx.db, bank, to.questions)
    await store.changeBank(tx.db, id, to.name)
    await noted(tx, { id, name: to.name }, { questions: to.questions.length })
    return present(tx, id)
  })

/** All lines or none; a dry run says what would be added. */
export const importQuestions = (
  ctx: Context,
  id: string,
  { csv, isDry }: { readonly csv: string; readonly isDry: boolean },
) =>
  ctx.transaction(async (tx) => {
    const bank = await own(tx, id)
    const { questions, faults } = readTable(csv)
    const there = await store.questionsOf(tx.db, id)
    if (there.length + questions.length > most)
      faults.push({ line: 1, column: '', message: `В наборе не больше ${most} вопросов` })
    const isWritten = !isDry && faults.length === 0 && questions.length > 0
    if (isWritten) {
      await store.writeQuestions(tx.db, bank, [...there, ...questions.map((q) => q.question)])
      await store.changeBank(tx.db, id, bank.name)
    }
    await noted(tx, bank, { added: isWritten ? questions.length : 0, faults: faults.length })
    return {
      added: isWritten ? questions.length : 0,
      faults,
      questions: questions.map(({ line, question }) => ({
        line,
        words: question.words,
        kind: question.kind,
      })),
    }
  })
