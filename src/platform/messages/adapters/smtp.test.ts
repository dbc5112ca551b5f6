/** Letters reach a real SMTP server in Russian, and its every refusal is read rightly. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { peerCertificate, type PeerCertificate } from '../../../test/peers/certificate.ts'
import { openLine, type Line } from '../../../test/peers/line.ts'
import { startSmtpPeer, type SmtpPeer } from '../../../test/peers/smtp/smtp-peer.ts'
import type { OutgoingMessage } from '../messenger.ts'
import { smtpAdapter } from './smtp.ts'

let peer: SmtpPeer
let line: Line
let certificate: PeerCertificate
const account = { user: 'nmo@x', password: 'p:@/я' }

beforeAll(async () => {
  certificate = await peerCertificate()
  peer = await startSmtpPeer()
  line = await openLine(peer.port)
})
afterEach(() => {
  peer.refusing = null
  peer.mails.length = 0
  line.mood = 'well'
})
afterAll(async () => {
  await line.close()
  await peer.close()
})

const message = (over: Partial<OutgoingMessage> = {}): OutgoingMessage => ({
  id: '0199a0de-0000-7000-8000-000000000001',
  channel: 'email',
  to: 'demina@example.org',
  subject: 'Заявление одобрено',
  text: 'Заявление № 12 «Диплом» одобрено.\n\nЖдём вас, ё & <b>.',
  link: 'https://nmo.example/zayavleniya/12?a=1&b=2',
  validUntil: null,
  ...over,
})

const adapterOf = (url: string, timeouts = { connectMs: 500, totalMs: 1500 }, ca?: string[]) =>
  smtpAdapter({ url, from: 'НМО <no-reply@nmo.example>', host: 'nmo.example', ca, timeouts })
const overLine = () => adapterOf(`smtp://127.0.0.1:${line.port}`)

test('D6 a letter arrives with its Russian words, its link and the message id as the repeat key', async () => {
  const delivery = await overLine().send(message())
  const [mail] = peer.mails
  expect(delivery).toMatchObject({
    outcome: 'sent',
    providerIds: ['<0199a0de-0000-7000-8000-000000000001@nmo.example>'],
  })
  expect(mail).toMatchObject({
    subject: 'Заявление одобрено',
    messageId: '<0199a0de-0000-7000-8000-000000000001@nmo.example>',
  })
  expect(mail!.from?.value).toEqual([{ address: 'no-reply@nmo.example', name: 'НМО' }])
  expect(mail!.text).toContain('Ждём вас, ё & <b>.\n\nhttps://nmo.example/zayavleniya/12?a=1&b=2')
  expect(mail!.html).toContain('ё &amp; &lt;b&gt;.')
  expect(mail!.html).toContain('href="https://nmo.example/zayavleniya/12?a=1&amp;b=2"')
})

test.for([true, false])(
  'C2 letters go over TLS with the account of the portal (from the first byte: %s)',
  async (isSecure) => {
    const secure = await startSmtpPeer({ tls: certificate, isSecure, account })
    try {
      const url = new URL(`${isSecure ? 'smtps' : 'smtp'}://localhost:${secure.port}`)
      url.username = encodeURIComponent(account.user)
      url.password = encodeURIComponent(account.password)
      await expect(
        adapterOf(url.href, { connectMs: 2000, totalMs: 5000 }, [certificate.cert]).send(message()),
      ).resolves.toMatchObject({ outcome: 'sent' })
      expect(secure.secure).toEqual([true])
      url.password = 'wrong'
      await expect(adapterOf(url.href, undefined, [certificate.cert]).send(message())).rejects.toMatchObject({
        reason: 'provider-refused-us',
      })
      // A server that nobody vouches for gets no letter and no password.
      await expect(adapterOf(url.href).send(message())).rejects.toMatchObject({
        name: 'Error',
        reason: expect.any(String),
      })
      expect(secure.mails).toHaveLength(1)
    } finally {
      await secure.close()
    }
  },
)

test.for([
  ['rcpt', 550, { outcome: 'rejected', reason: 'address-unknown' }],
  ['data', 554, { outcome: 'rejected', reason: 'content-refused' }],
] as const)('a final refusal at %s %i is not tried again', async ([at, code, delivery]) => {
  peer.refusing = { at, code }
  await expect(overLine().send(message())).resolves.toMatchObject(delivery)
})

test.for([
  ['rcpt', 450, 'reader-busy'],
  ['data', 452, 'provider-busy'],
  ['mail', 451, 'provider-busy'],
  ['mail', 550, 'provider-refused-us'],
] as const)('a refusal at %s %i is worth another try', async ([at, code, reason]) => {
  peer.refusing = { at, code }
  await expect(overLine().send(message())).rejects.toMatchObject({ reason })
})

test.for([
  ['refused', 'unreachable'],
  ['reset', 'unreachable'],
  ['half-close', 'unreachable'],
  ['silent', 'timeout'],
  ['trickle', 'timeout'],
] as const)('a line that is %s ends by our clock', async ([mood, reason]) => {
  line.mood = mood
  const begun = performance.now()
  await expect(overLine().send(message())).rejects.toMatchObject({ reason })
  expect(performance.now() - begun).toBeLessThan(2500)
  expect(peer.mails).toEqual([])
})

test('a server that is down is worth another try; a letter arrives after it is back', async () => {
  await expect(adapterOf('smtp://127.0.0.1:1').send(message())).rejects.toMatchObject({
    reason: 'unreachable',
  })
  await expect(overLine().send(message())).resolves.toMatchObject({ outcome: 'sent' })
})

test('an address that would smuggle headers is refused by the envelope', async () => {
  await overLine()
    .send(message({ to: 'a@b.example\r\nBcc: c@d.example', subject: 'x\r\nBcc: c@d.example' }))
    .catch(() => undefined)
  for (const mail of peer.mails) expect(mail.bcc).toBeUndefined()
})
