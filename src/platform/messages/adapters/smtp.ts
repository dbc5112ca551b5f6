/** Letters by SMTP: TLS from the start or by STARTTLS, 5 s to connect, 15 s for the whole. */
import { connect, type Socket } from 'node:net'
import { createTransport } from 'nodemailer'
import { LineFault, type Delivery, type OutgoingMessage, type RejectionReason } from '../messenger.ts'
import type { Adapter } from './adapter.ts'
import { htmlBody, textBody } from './mail-body.ts'

export interface SmtpParts {
  /** `smtps://user:password@host:465` or `smtp://host:587`. */
  readonly url: string
  readonly from: string
  /** Host of the portal, the right side of Message-ID. */
  readonly host: string
  readonly ca: readonly string[] | undefined
  readonly timeouts?: { readonly connectMs: number; readonly totalMs: number }
}

const name = 'smtp'
const usual = { connectMs: 5000, totalMs: 15_000 }
const loopback = ['localhost', '127.0.0.1', '[::1]']

export function smtpAdapter(parts: SmtpParts): Adapter {
  const url = new URL(parts.url)
  const isSecure = url.protocol === 'smtps:'
  const port = Number(url.port || (isSecure ? 465 : 587))
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const { connectMs, totalMs } = parts.timeouts ?? usual

  /** nodemailer's clocks start anew with each byte; ours ends the socket under it, whatever trickles. */
  async function sendOver(socket: Socket, m: OutgoingMessage): Promise<Delivery> {
    const transport = createTransport({
      host,
      port,
      secure: isSecure,
      // Mail to a neighbour on this machine may go in the clear, anything else may not.
      requireTLS: !isSecure && !loopback.includes(url.hostname),
      tls: { minVersion: 'TLSv1.2', servername: host, ...(parts.ca ? { ca: [...parts.ca] } : {}) },
      ...(url.username
        ? { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }
        : {}),
      getSocket: (_options: unknown, give: (error: null, got: { connection: Socket }) => void) =>
        give(null, { connection: socket }),
      disableFileAccess: true,
      disableUrlAccess: true,
    } as never)
    const id = `<${m.id}@${parts.host}>`
    try {
      await transport.sendMail({
        from: parts.from,
        to: m.to,
        subject: m.subject,
        text: textBody(m),
        html: htmlBody(m),
        messageId: id,
        headers: { 'Auto-Submitted': 'auto-generated' },
      })
      return { outcome: 'sent', adapter: name, providerIds: [id] }
    } finally {
      transport.close()
    }
  }

  return {
    name,
    send: async (m) => {
      const socket = await open(host, port, connectMs)
      const clock = setTimeout(
        () => socket.destroy(new LineFault('timeout', `${url.host}: no end in ${totalMs} ms`)),
        totalMs,
      )
      try {
        return await sendOver(socket, m)
      } catch (error) {
        return readFailure(error, url.host)
      } finally {
        clearTimeout(clock)
        socket.destroy()
      }
    },
  }
}

function open(host: string, port: number, connectMs: number): Promise<Socket> {
  const { promise, resolve, reject } = Promise.withResolvers<Socket>()
  const socket = connect({ host, port })
  const clock = setTimeout(
    () => socket.destroy(new LineFault('timeout', `${host}:${port}: no connection`)),
    connectMs,
  )
  socket.once('connect', () => {
    clearTimeout(clock)
    resolve(socket)
  })
  // Stays on: a socket destroyed by the clock between two hearers must not end the process.
  socket.on('error', (error) => {
    clearTimeout(clock)
    reject(
      error instanceof LineFault ? error : new LineFault('unreachable', `${host}:${port}: ${error.message}`),
    )
  })
  return promise
}

interface SmtpFailure {
  readonly code?: string
  readonly responseCode?: number
  readonly command?: string
}

/** Only what the server says of the reader or of the letter is final (RFC 5321 §4.2.1); what it says of us is ours to mend. */
function readFailure(error: unknown, host: string): Delivery {
  const { code, responseCode = 0, command = '' } = (error ?? {}) as SmtpFailure
  const detail =
    `${host}: ${command} ${responseCode || ''} ${error instanceof Error ? error.message : ''}`.trim()
  if (responseCode >= 500 && (command === 'RCPT TO' || command === 'DATA')) {
    const reason: RejectionReason = command === 'RCPT TO' ? 'address-unknown' : 'content-refused'
    return { outcome: 'rejected', adapter: name, reason, detail }
  }
  // An address that cannot be written in an envelope at all.
  if (code === 'EENVELOPE' && responseCode === 0)
    return { outcome: 'rejected', adapter: name, reason: 'address-unknown', detail }
  if (error instanceof LineFault) throw error
  if (code === 'EAUTH' || responseCode >= 500) throw new LineFault('provider-refused-us', detail)
  // Greylisting and full mailboxes are of one reader: the line is well.
  if (responseCode >= 400)
    throw new LineFault(command === 'RCPT TO' ? 'reader-busy' : 'provider-busy', detail)
  throw new LineFault(code === 'ETIMEDOUT' ? 'timeout' : 'unreachable', detail)
}
