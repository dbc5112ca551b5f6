/** SMS, e-mail and push as the jobs see them. */
export interface OutgoingMessage {
  readonly id: string
  readonly channel: 'sms' | 'email' | 'push'
  /** Phone `+79000000000`, e-mail address, or the JSON of a push subscription. */
  readonly to: string
  readonly subject: string | null
  readonly text: string
  /** Where the reader goes next, an absolute address. */
  readonly link: string | null
}

export type Delivery =
  | { readonly outcome: 'sent'; readonly providerId: string | null }
  /** The address is dead for good (a 410 of push, an unknown mailbox): do not try again. */
  | { readonly outcome: 'rejected'; readonly reason: string }

export interface Messenger {
  /** Throws when it is worth trying again. */
  readonly send: (message: OutgoingMessage) => Promise<Delivery>
}
