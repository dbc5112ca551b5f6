/** SMS by SMPP 3.4: Cyrillic as UCS-2, long texts in parts, a receipt for each part. */
import { createHash } from 'node:crypto'
import type { PDU } from 'smpp'
import { LineFault, type Delivery, type OutgoingMessage, type Receipt } from '../messenger.ts'
import { shortText, type Adapter } from './adapter.ts'
import { openSmppLink, type SmppTimings } from './smpp-link.ts'
import { partsOf, readReceipt, type Part } from './smpp-parts.ts'

export interface SmppParts {
  readonly url: string
  readonly from: string
  readonly ca: readonly string[] | undefined
  readonly hear: (receipt: Receipt) => Promise<void>
  readonly log: { readonly warn: (what: object, words: string) => void }
  readonly timings?: SmppTimings
}

const name = 'smpp'
/** TON/NPI: international number of the telephone plan; a word as the sender (SMPP 3.4 §5.2.5–6). */
const international = { ton: 1, npi: 1 }
const alphanumeric = { ton: 5, npi: 0 }

export function smppAdapter(parts: SmppParts): Adapter {
  const link = openSmppLink({
    url: parts.url,
    ca: parts.ca,
    log: parts.log,
    ...(parts.timings ? { timings: parts.timings } : {}),
    onDeliver: async (pdu) => {
      const receipt = readReceipt(pdu)
      if (!receipt) return true
      try {
        await parts.hear({ adapter: name, ...receipt })
        return true
      } catch (err) {
        parts.log.warn({ err }, 'smpp receipt not kept, the centre will offer it again')
        return false
      }
    },
  })
  const sender = /^\+?\d+$/.test(parts.from) ? international : alphanumeric
  return {
    name,
    send: async (m) => {
      const reference = createHash('sha256').update(m.id).digest()[0]!
      const ids: string[] = []
      for (const part of partsOf(shortText(m), reference)) {
        const reply = await link.ask('submit_sm', submit(m, part, parts.from, sender, reference))
        const refused = refusalOf(reply)
        if (refused) return refused
        ids.push(String(reply['message_id']))
      }
      return { outcome: 'sent', adapter: name, providerIds: ids }
    },
    close: link.close,
  }
}

function submit(
  m: OutgoingMessage,
  part: Part,
  from: string,
  sender: { ton: number; npi: number },
  reference: number,
): Record<string, unknown> {
  return {
    source_addr_ton: sender.ton,
    source_addr_npi: sender.npi,
    source_addr: from.replace(/^\+(?=\d)/, ''),
    dest_addr_ton: international.ton,
    dest_addr_npi: international.npi,
    destination_addr: m.to.replace(/^\+/, ''),
    registered_delivery: 1,
    data_coding: part.dataCoding,
    short_message: part.udh ? { udh: part.udh, message: part.text } : part.text,
    // The nearest thing to a repeat key that the protocol has.
    user_message_reference: reference,
    ...(m.validUntil ? { validity_period: m.validUntil } : {}),
  }
}

/** SMPP 3.4 §5.1.3. */
const statuses = {
  invalidDestination: 0x0b,
  systemError: 0x08,
  queueFull: 0x14,
  submitFailed: 0x45,
  throttled: 0x58,
}

function refusalOf(reply: PDU): Delivery | null {
  const status = reply.command_status
  const detail = `submit_sm: status 0x${status.toString(16)}`
  switch (status) {
    case 0:
      return null
    case statuses.invalidDestination:
      return { outcome: 'rejected', adapter: name, reason: 'address-unknown', detail }
    case statuses.throttled:
    case statuses.queueFull:
      throw new LineFault('provider-busy', detail)
    case statuses.systemError:
    case statuses.submitFailed:
      throw new LineFault('provider-error', detail)
    default:
      throw new LineFault('provider-refused-us', detail)
  }
}
