/** One bound connection to an SMS centre: kept alive, noticed when dead, made anew. */
import { connect as dial, PDU, type Session } from 'smpp'
import { LineFault } from '../messenger.ts'

export interface SmppLinkParts {
  /** `smpp://user:password@host:port`; `smpps://` with TLS. */
  readonly url: string
  readonly ca: readonly string[] | undefined
  /** True when the receipt is kept; false asks the centre to offer it again. */
  readonly onDeliver: (pdu: PDU) => Promise<boolean>
  readonly log: { readonly warn: (what: object, words: string) => void }
  readonly timings?: SmppTimings
}

export interface SmppTimings {
  readonly connectMs: number
  readonly replyMs: number
  readonly enquireMs: number
  readonly longestPauseMs: number
}

export interface SmppLink {
  readonly ask: (command: string, options: Record<string, unknown>) => Promise<PDU>
  readonly close: () => Promise<void>
}

const usual: SmppTimings = { connectMs: 2000, replyMs: 5000, enquireMs: 30_000, longestPauseMs: 30_000 }
/** ESME_RX_T_APPN: our trouble, offer it again (SMPP 3.4 §5.1.3). */
const comeAgain = 0x64

export function openSmppLink(parts: SmppLinkParts): SmppLink {
  const timings = parts.timings ?? usual
  const url = new URL(parts.url)
  const isTls = url.protocol === 'smpps:'
  let bound: Promise<Session> | null = null
  let isClosed = false
  let comingBack: NodeJS.Timeout | null = null

  function ready(): Promise<Session> {
    if (isClosed) return Promise.reject(new LineFault('unreachable', 'closed'))
    if (bound) return bound
    const fresh = connect()
    bound = fresh
    fresh.catch(() => {
      if (bound === fresh) bound = null
    })
    return fresh
  }

  async function connect(): Promise<Session> {
    const session = dial({
      host: url.hostname.replace(/^\[|\]$/g, ''),
      port: Number(url.port || (isTls ? 3550 : 2775)),
      tls: isTls,
      ...(isTls
        ? { servername: url.hostname, minVersion: 'TLSv1.2', ...(parts.ca ? { ca: [...parts.ca] } : {}) }
        : {}),
    })
    session.on('error', (err: Error) => {
      parts.log.warn({ err }, 'smpp line broke')
      session.destroy()
    })
    await opened(session, isTls ? 'secureConnect' : 'connect', timings.connectMs)
    hear(session)
    const reply = await askOver(
      session,
      'bind_transceiver',
      {
        system_id: decodeURIComponent(url.username),
        password: decodeURIComponent(url.password),
        interface_version: 0x34,
      },
      timings.replyMs,
    )
    if (reply.command_status !== 0) {
      session.destroy()
      throw new LineFault('provider-refused-us', `bind: status 0x${reply.command_status.toString(16)}`)
    }
    return session
  }

  function hear(session: Session): void {
    const beat = setInterval(() => {
      // A line that is silent to this question is dead, whatever TCP believes.
      askOver(session, 'enquire_link', {}, timings.replyMs).catch(() => session.destroy())
    }, timings.enquireMs)
    session.on('enquire_link', (pdu: PDU) => session.send(pdu.response()))
    session.on('deliver_sm', (pdu: PDU) => {
      void parts
        .onDeliver(pdu)
        .then((isKept) => session.send(pdu.response(isKept ? {} : { command_status: comeAgain })))
    })
    session.on('unbind', (pdu: PDU) => {
      session.send(pdu.response())
      session.close()
    })
    session.on('close', () => {
      clearInterval(beat)
      bound = null
      if (!isClosed) comeBack(1000)
    })
  }

  /** Receipts come only over a bound line, so a broken one is made anew without waiting for the next message. */
  function comeBack(pauseMs: number): void {
    if (comingBack) return
    comingBack = setTimeout(
      () => {
        comingBack = null
        if (isClosed) return
        ready().catch(() => comeBack(Math.min(pauseMs * 2, timings.longestPauseMs)))
      },
      Math.min(pauseMs, timings.longestPauseMs) * (0.5 + Math.random() / 2),
    )
  }

  return {
    ask: async (command, options) => askOver(await ready(), command, options, timings.replyMs),
    close: async () => {
      isClosed = true
      if (comingBack) clearTimeout(comingBack)
      const session = await bound?.catch(() => null)
      if (!session) return
      await askOver(session, 'unbind', {}, 1000).catch(() => undefined)
      session.destroy()
    },
  }
}

function opened(session: Session, event: string, connectMs: number): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const clock = setTimeout(() => {
    reject(new LineFault('timeout', 'smpp: no connection'))
    session.destroy()
  }, connectMs)
  session.once(event, () => {
    clearTimeout(clock)
    resolve()
  })
  session.once('close', () => {
    clearTimeout(clock)
    reject(new LineFault('unreachable', 'smpp: no connection'))
  })
  return promise
}

function askOver(
  session: Session,
  command: string,
  options: Record<string, unknown>,
  replyMs: number,
): Promise<PDU> {
  const { promise, resolve, reject } = Promise.withResolvers<PDU>()
  const done = () => {
    clearTimeout(clock)
    session.off('close', broke)
  }
  const fail = (fault: LineFault) => {
    done()
    reject(fault)
  }
  const broke = () => fail(new LineFault('unreachable', `smpp: line closed during ${command}`))
  const clock = setTimeout(() => {
    fail(new LineFault('timeout', `smpp: no answer to ${command}`))
    // The centre may answer later to a sequence number nobody waits for; a fresh line is cleaner.
    session.destroy()
  }, replyMs)
  session.once('close', broke)
  const isWritten = session.send(new PDU(command, options), (reply) => {
    done()
    resolve(reply)
  })
  if (!isWritten) broke()
  return promise
}
