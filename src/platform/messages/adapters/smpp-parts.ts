/** Cuts a text into the parts of one SMS and reads receipts (SMPP 3.4, 3GPP TS 23.040 §9.2.3.24.1). Pure. */

/** Basic table of GSM 03.38; its extension table costs two signs each, so such texts go as UCS-2 instead. */
const gsm = /^[@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà]*$/

const encoding = { gsm: 0x00, ucs2: 0x08 } as const

/** Signs in a lone message and in a part of several (6 of 140 bytes are the header). */
const limits = { [encoding.gsm]: { lone: 160, part: 153 }, [encoding.ucs2]: { lone: 70, part: 67 } }

export interface Part {
  readonly dataCoding: number
  readonly text: string
  /** User data header of a concatenated message; null when it is alone. */
  readonly udh: Buffer | null
}

/** `reference` ties the parts together; the same message cut again gets the same one. */
export function partsOf(text: string, reference: number): Part[] {
  const dataCoding = gsm.test(text) ? encoding.gsm : encoding.ucs2
  const { lone, part } = limits[dataCoding]
  if (text.length <= lone) return [{ dataCoding, text, udh: null }]
  const pieces = cut(text, part)
  return pieces.map((piece, index) => ({
    dataCoding,
    text: piece,
    udh: Buffer.of(5, 0, 3, reference & 0xff, pieces.length, index + 1),
  }))
}

function cut(text: string, length: number): string[] {
  const pieces: string[] = []
  for (let from = 0; from < text.length;) {
    let to = Math.min(from + length, text.length)
    // A sign beyond the basic plane is two units; half of it in each part is unreadable in both.
    if (to < text.length && /[\ud800-\udbff]/.test(text[to - 1]!)) to--
    pieces.push(text.slice(from, to))
    from = to
  }
  return pieces
}

export type ReceiptState = 'delivered' | 'undelivered'

const byNumber: Record<number, ReceiptState> = {
  2: 'delivered',
  3: 'undelivered',
  4: 'undelivered',
  5: 'undelivered',
  8: 'undelivered',
}
const byWord: Record<string, ReceiptState> = {
  DELIVRD: 'delivered',
  EXPIRED: 'undelivered',
  DELETED: 'undelivered',
  UNDELIV: 'undelivered',
  REJECTD: 'undelivered',
}

/** Null for what is not a receipt and for states on the way (ENROUTE, ACCEPTD). */
export function readReceipt(
  pdu: Readonly<Record<string, unknown>>,
): { providerId: string; state: ReceiptState } | null {
  if ((Number(pdu['esm_class']) & 0x3c) !== 0x04) return null
  const { receipted_message_id: id, message_state: number } = pdu
  if (typeof id === 'string' && typeof number === 'number') {
    const state = byNumber[number]
    return state ? { providerId: id, state } : null
  }
  const found = /\bid:(\S+).*\bstat:([A-Z]+)/s.exec(wordsOf(pdu['short_message']))
  const state = found && byWord[found[2]!]
  return found && state ? { providerId: found[1]!, state } : null
}

function wordsOf(shortMessage: unknown): string {
  const message =
    typeof shortMessage === 'object' && shortMessage !== null && 'message' in shortMessage
      ? shortMessage.message
      : shortMessage
  return Buffer.isBuffer(message) ? message.toString('latin1') : typeof message === 'string' ? message : ''
}
