/** D2: the order of a course is kept by the server: what is closed is neither opened nor counted. */
import type { Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { entryFirst, finalLater } from '../contract.ts'
import { closedBy, type Closed } from '../domain/order.ts'
import { inOrder } from '../present/course.ts'
import { wholeOf, type Opened, type Whole } from './course.ts'

/** A study that is over is only looked at: its order is past. */
export const closedIn = (whole: Whole, itemId: string): Closed | null =>
  whole.study.isOpen ? closedBy(inOrder(whole), itemId) : null

function refuse({ why, by }: Closed): never {
  throw new Problem(why === 'entry' ? entryFirst : finalLater, {
    detail: by.map(({ title }) => `«${title}»`).join(', '),
  })
}

export async function mustBeOpen(tx: Context, opened: Opened, itemId: string): Promise<void> {
  const closed = closedIn(await wholeOf(tx, opened), itemId)
  if (closed) refuse(closed)
}

/** All materials at once: nothing but an entry test closes them. */
export async function mustBeBegun(tx: Context, opened: Opened): Promise<void> {
  const whole = await wholeOf(tx, opened)
  for (const { id, rules } of whole.items) {
    const closed = rules ? null : closedIn(whole, id)
    if (closed) refuse(closed)
  }
}
