/** An SMS centre that speaks SMPP 3.4: binds, takes parts, puts texts together, gives receipts. */
import type { AddressInfo } from 'node:net'
import { createServer, PDU, type Session } from 'smpp'

interface SubmittedPart {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly dataCoding: number
  readonly text: string
  /** reference, total, number; null when alone. */
  readonly place: readonly [number, number, number] | null
  readonly validity: unknown
  /** Bytes on the wire, header included: never more than 140. */
  readonly sizeBytes: number
}

export interface SmppPeer {
  readonly port: number
  readonly parts: SubmittedPart[]
  /** Texts put together as a phone does it. */
  readonly texts: () => string[]
  readonly binds: () => number
  readonly enquiries: () => number
  /** Status of the next answers to submit_sm. */
  status: number
  /** Does not answer enquire_link or submit_sm. */
  isSilent: boolean
  /** Sends a receipt; gives the status with which it was taken. */
  readonly receipt: (
    id: string,
    state: 'DELIVRD' | 'UNDELIV' | 'ENROUTE',
    how?: 'text' | 'tlv',
  ) => Promise<number>
  readonly unbindAll: () => void
  readonly close: () => Promise<void>
}

const numbers = { DELIVRD: 2, UNDELIV: 5, ENROUTE: 1 }

export async function startSmppPeer(account = { user: 'nmo', password: 'secret' }): Promise<SmppPeer> {
  const sessions = new Set<Session>()
  let binds = 0
  let enquiries = 0
  const server = createServer({}, (session) => {
    session.on('error', () => session.destroy())
    session.on('close', () => sessions.delete(session))
    session.on('bind_transceiver', (pdu: PDU) => {
      const isRight = pdu['system_id'] === account.user && pdu['password'] === account.password
      session.send(pdu.response(isRight ? { system_id: 'peer' } : { command_status: 0x0e }))
      if (!isRight) return
      binds++
      sessions.add(session)
    })
    session.on('enquire_link', (pdu: PDU) => {
      enquiries++
      if (!peer.isSilent) session.send(pdu.response())
    })
    session.on('submit_sm', (pdu: PDU) => {
      if (peer.isSilent) return
      if (peer.status !== 0) return void session.send(pdu.response({ command_status: peer.status }))
      const id = `m${peer.parts.length + 1}`
      peer.parts.push(readPart(id, pdu))
      session.send(pdu.response({ message_id: id }))
    })
    session.on('unbind', (pdu: PDU) => {
      session.send(pdu.response())
      session.close()
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const peer: SmppPeer = {
    port: (server.address() as AddressInfo).port,
    parts: [],
    texts: () => together(peer.parts),
    binds: () => binds,
    enquiries: () => enquiries,
    status: 0,
    isSilent: false,
    receipt: (id, state, how = 'text') => {
      const [session] = sessions
      if (!session) return Promise.reject(new Error('nobody is bound'))
      const { promise, resolve } = Promise.withResolvers<number>()
      session.send(new PDU('deliver_sm', receiptOf(id, state, how)), (reply) => resolve(reply.command_status))
      return promise
    },
    unbindAll: () => sessions.forEach((s) => s.send(new PDU('unbind'))),
    close: async () => {
      for (const session of server.sessions.slice()) session.destroy()
      await new Promise((done) => server.close(done))
    },
  }
  return peer
}

function readPart(id: string, pdu: PDU): SubmittedPart {
  const { udh, message } = pdu['short_message'] as { udh?: Buffer[]; message: string }
  const place = udh?.[0]
  const unit = pdu['data_coding'] === 8 ? 2 : 7 / 8
  return {
    id,
    from: String(pdu['source_addr']),
    to: String(pdu['destination_addr']),
    dataCoding: Number(pdu['data_coding']),
    text: message,
    place: place ? [place[2]!, place[3]!, place[4]!] : null,
    validity: pdu['validity_period'],
    sizeBytes: Math.ceil(message.length * unit) + (place ? 6 : 0),
  }
}

function together(parts: readonly SubmittedPart[]): string[] {
  const texts = new Map<string, SubmittedPart[]>()
  for (const part of parts) {
    const key = part.place ? `${part.to}/${part.place[0]}` : part.id
    texts.set(key, [...(texts.get(key) ?? []), part])
  }
  return [...texts.values()].map((all) =>
    all
      .toSorted((a, b) => (a.place?.[2] ?? 0) - (b.place?.[2] ?? 0))
      .map((p) => p.text)
      .join(''),
  )
}

function receiptOf(id: string, state: keyof typeof numbers, how: 'text' | 'tlv'): Record<string, unknown> {
  const common = { esm_class: 0x04, source_addr: '79000000000', destination_addr: 'NMO' }
  if (how === 'tlv') return { ...common, receipted_message_id: id, message_state: numbers[state] }
  const text = `id:${id} sub:001 dlvrd:001 submit date:2611231200 done date:2611231201 stat:${state} err:000 text:`
  return { ...common, short_message: text }
}
