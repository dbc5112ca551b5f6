/** Addresses of what is played, on the origin of foreign content. */
import { contentOriginOf } from '../../../platform/config.ts'
import { personOf, type Context } from '../../../platform/context.ts'
import type { House } from '../../../platform/house.ts'
import { readTicket, ticketHours, ticketWords, type Ticket } from '../domain/ticket.ts'

const purpose = 'content-ticket/1'

export interface Issued {
  readonly origin: string
  readonly token: string
  readonly until: Date
}

export function issueTicket(ctx: Context, materialId: string): Issued {
  const until = new Date(ctx.now.getTime() + ticketHours * 3_600_000)
  const words = ticketWords({ materialId, personId: personOf(ctx), untilMs: until.getTime() })
  const { keyed, settings } = ctx.services
  return { origin: contentOriginOf(settings), token: `${words}.${keyed(purpose, words)}`, until }
}

export const checkTicket = (house: House, token: string): Ticket | null =>
  readTicket(token, (words) => house.services.keyed(purpose, words), house.now())
