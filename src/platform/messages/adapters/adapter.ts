/** What every way out looks like from inside. */
import type { Delivery, OutgoingMessage, Receipt } from '../messenger.ts'

export interface Adapter {
  readonly name: string
  /** Throws a `LineFault` when it is worth trying again. */
  readonly send: (message: OutgoingMessage) => Promise<Delivery>
  readonly ask?: (providerId: string) => Promise<Receipt | null>
  readonly close?: () => Promise<void>
}

const originBoundCode = /\n@\S+ #\d+$/

/** The words of a short message with the way on; an origin-bound code must stay the last line, so it has none. */
export const shortText = (m: OutgoingMessage): string =>
  m.link === null || originBoundCode.test(m.text) ? m.text : `${m.text}\n${m.link}`
