/** What the channels do by themselves: send, catch up, ask for receipts, forget. */
import type { Context } from '../context.ts'
import { every, hears, type Job } from '../event.ts'
import { deliver } from './deliver.ts'
import { messageQueued } from './events.ts'
import { askForReceipts } from './receipts.ts'
import { jobAttempts } from './retry.ts'
import * as store from './store.ts'

/** A job of its own normally comes first; this catches what a killed process left and what waited for the morning. */
const graceSeconds = 5
const keptDays = 90

export async function catchUp(ctx: Context): Promise<void> {
  for (const message of await store.overdue(ctx.db, ctx.now, graceSeconds)) {
    await store.addJob(ctx.db, message.id, 0, jobAttempts(message.tries))
  }
}

const forgetWords = async (ctx: Context): Promise<void> => {
  await store.eraseOld(ctx.db, new Date(ctx.now.getTime() - keptDays * 86_400_000))
}

export const messageJobs: readonly Job[] = [
  hears('messages.deliver', messageQueued, deliver),
  every('messages.catch-up', '* * * * *', catchUp),
  every('messages.ask-for-receipts', '* * * * *', askForReceipts),
  every('messages.forget-words', '23 * * * *', forgetWords),
]
