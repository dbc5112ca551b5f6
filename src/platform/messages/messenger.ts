/** SMS, e-mail and push as the jobs see them; what stands behind is chosen by the settings. */
export type Channel = 'sms' | 'email' | 'push'

export interface OutgoingMessage {
  /** Also the key by which a provider knows a repeated send. */
  readonly id: string
  readonly channel: Channel
  /** Phone `+79000000000`, e-mail address, or the JSON of a push subscription. */
  readonly to: string
  readonly subject: string
  readonly text: string
  /** Where the reader goes next, an absolute address. */
  readonly link: string | null
  /** After this instant the message is worth nothing, so the provider must not keep it longer. */
  readonly validUntil: Date | null
}

/** The address is at fault, not the line: trying again changes nothing. */
export type RejectionReason = 'address-unknown' | 'subscription-gone' | 'content-refused'

export type Delivery =
  | { readonly outcome: 'sent'; readonly adapter: string; readonly providerIds: readonly string[] }
  | {
      readonly outcome: 'rejected'
      readonly adapter: string
      readonly reason: RejectionReason
      readonly detail: string
    }

/** What the provider says later about a part that it took. */
export interface Receipt {
  readonly adapter: string
  readonly providerId: string
  readonly state: 'delivered' | 'undelivered'
}

export interface Messenger {
  /** Throws a `LineFault` when it is worth trying again. */
  readonly send: (message: OutgoingMessage) => Promise<Delivery>
  /** Receipts that come by themselves (SMPP); `hear` throws when the receipt must be offered again. */
  readonly onReceipt: (hear: (receipt: Receipt) => Promise<void>) => void
  /** Asks the provider (HTTP gateway); null while it does not know yet. */
  readonly ask: (adapter: string, providerId: string) => Promise<Receipt | null>
  readonly close: () => Promise<void>
}

export type LineReason =
  | 'unreachable'
  | 'reader-busy'
  | 'timeout'
  | 'provider-busy'
  | 'provider-error'
  | 'provider-refused-us'
  | 'resting'

/** The way to the provider failed; the message itself may be fine. */
export class LineFault extends Error {
  readonly reason: LineReason
  /** The provider or the breaker says when to come again. */
  readonly retryAfterSeconds: number | null

  constructor(reason: LineReason, detail: string, retryAfterSeconds: number | null = null) {
    super(`${reason}: ${detail}`)
    this.reason = reason
    this.retryAfterSeconds = retryAfterSeconds
  }
}
