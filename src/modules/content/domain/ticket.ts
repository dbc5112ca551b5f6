/** The short-lived token in the address of what is played: which material, until when. Pure. */

export interface Ticket {
  readonly materialId: string
  /** Whose launch it was, for the log of the process. */
  readonly personId: string
  readonly untilMs: number
}

/** A lesson may last an evening; the session of its learner is shorter. */
export const ticketHours = 6

export const ticketWords = (t: Ticket): string => `${t.materialId}.${t.personId}.${t.untilMs}`

const shape = /^([0-9a-f-]{36})\.([0-9a-f-]{36})\.(\d{13})\.([\w-]{43})$/

/** Null when it is none of ours or its time is over. `sign`: the keyed sum of its words. */
export function readTicket(text: string, sign: (words: string) => string, now: Date): Ticket | null {
  const [, materialId, personId, until, mac] = shape.exec(text) ?? []
  if (!materialId || !personId || !until || !mac) return null
  const ticket = { materialId, personId, untilMs: Number(until) }
  return sameText(sign(ticketWords(ticket)), mac) && ticket.untilMs > now.getTime() ? ticket : null
}

/** In the same time whatever differs. */
function sameText(a: string, b: string): boolean {
  let apart = a.length ^ b.length
  for (let i = 0; i < a.length; i++) apart |= a.charCodeAt(i) ^ (b.charCodeAt(i % Math.max(1, b.length)) || 0)
  return apart === 0
}
