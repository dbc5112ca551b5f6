/** D2: the order of a course is kept by the server: what is closed is neither opened nor counted. */
import type { Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problem.ts'
import { entryFirst, finalLater } from '../contract.ts'
import type { Closed } from '../domain/order.ts'
import { closings } from '../present/course.ts'
import { wholeOf, type Opened, type Whole } from './course.ts'

function refuse({ why, by }: Closed): never {
  throw new Problem(why === 'entry' ? entryFirst : finalLater, {
    detail: by.map(({ title }) => `«${title}»`).join(', '),
  })
}

export async function mustBeOpen(tx: Context, opened: Opened, itemId: string): Promise<Whole> {
  const whole = await wholeOf(tx, opened)
  const closed = closings(whole)(itemId)
  if (closed) refuse(closed)
  return whole
}

/** All materials at once: nothing but an entry test closes them. */
export async function mustBeBegun(tx: Context, opened: Opened): Promise<void> {
  const closedOf = closings(await wholeOf(tx, opened))
  for (const { id, rules } of opened.items) {
    const closed = rules ? null : closedOf(id)
    if (closed) refuse(closed)
  }
}
