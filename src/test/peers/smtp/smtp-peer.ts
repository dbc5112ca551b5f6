/** A real SMTP server that keeps what it is given and can be told to refuse. */
import type { AddressInfo } from 'node:net'
import type { Readable } from 'node:stream'
import { simpleParser, type ParsedMail } from 'mailparser'
import { SMTPServer } from 'smtp-server'

export interface SmtpPeerOptions {
  readonly tls?: { readonly key: string; readonly cert: string }
  /** TLS from the first byte (465) instead of STARTTLS. */
  readonly isSecure?: boolean
  readonly account?: { readonly user: string; readonly password: string }
}

interface Refusing {
  readonly at: 'mail' | 'rcpt' | 'data'
  readonly code: number
}

export interface SmtpPeer {
  readonly port: number
  readonly mails: ParsedMail[]
  /** Whether the letter came over TLS, in the order of `mails`. */
  readonly secure: boolean[]
  refusing: Refusing | null
  readonly close: () => Promise<void>
}

export async function startSmtpPeer(options: SmtpPeerOptions = {}): Promise<SmtpPeer> {
  const refusal = (at: Refusing['at']): Error | null =>
    peer.refusing?.at === at
      ? Object.assign(new Error('refused by the test'), { responseCode: peer.refusing.code })
      : null
  async function keep(stream: Readable, isTls: boolean, done: (error?: Error | null) => void): Promise<void> {
    const mail = await simpleParser(stream)
    const refused = refusal('data')
    if (!refused) {
      peer.mails.push(mail)
      peer.secure.push(isTls)
    }
    done(refused)
  }
  const server = new SMTPServer({
    secure: options.isSecure ?? false,
    ...options.tls,
    ...(options.tls ? {} : { hideSTARTTLS: true }),
    authOptional: !options.account,
    allowInsecureAuth: false,
    logger: false,
    onAuth: (auth, _session, done) => {
      const isRight = auth.username === options.account?.user && auth.password === options.account?.password
      done(
        isRight ? null : new Error('Invalid username or password'),
        isRight ? { user: auth.username } : undefined,
      )
    },
    onMailFrom: (_address, _session, done) => done(refusal('mail')),
    onRcptTo: (_address, _session, done) => done(refusal('rcpt')),
    onData: (stream, session, done) => void keep(stream, session.secure, done),
  })
  server.on('error', () => undefined) // broken lines are what the tests make
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const peer: SmtpPeer = {
    port: (server.server.address() as AddressInfo).port,
    mails: [],
    secure: [],
    refusing: null,
    close: () => new Promise((done) => server.close(() => done())),
  }
  return peer
}
