/** Foreign systems: each answers, within its time, from this machine. */
import { connect, type Socket } from 'node:net'
import { createTransport } from 'nodemailer'
import type { Settings } from '../../platform/config.ts'
import { bad, good, note, type Finding } from './finding.ts'

const answerMs = 5000

export async function checkEsia(settings: Settings): Promise<Finding[]> {
  const url = settings.ESIA_URL
  try {
    const reply = await fetch(url, {
      method: 'HEAD',
      redirect: 'manual',
      signal: AbortSignal.timeout(answerMs),
    })
    const skew = Math.abs(Date.parse(reply.headers.get('date') ?? '') - Date.now()) / 1000
    // Requests to ЕСИА carry a timestamp, and it refuses those of a machine whose clock is wrong.
    if (skew > 60)
      return [
        bad(
          'ЕСИА',
          `часы расходятся на ${Math.round(skew)} с`,
          'Включите синхронизацию времени: ЕСИА откажет во входе',
        ),
      ]
    return [good('ЕСИА', `${url} отвечает`)]
  } catch (error) {
    const why = reasonOf(error)
    if (settings.NMO_PROFILE === 'demo')
      return [note('ЕСИА', `${url}: ${why}`, 'Учебный стенд поднимается вместе с порталом: npm start')]
    return [bad('ЕСИА', `${url}: ${why}`, 'Проверьте ESIA_URL, сеть и TRUSTED_CA_FILE')]
  }
}

export async function checkMail(settings: Settings): Promise<Finding[]> {
  if (!settings.SMTP_URL) return [good('Почта', 'письма остаются на странице «Почта и СМС»')]
  const { host } = new URL(settings.SMTP_URL)
  const transport = createTransport({
    url: settings.SMTP_URL,
    connectionTimeout: answerMs,
    greetingTimeout: answerMs,
    socketTimeout: answerMs,
  })
  try {
    await transport.verify()
    return [good('Почта', `${host} принимает вход`)]
  } catch (error) {
    return [bad('Почта', `${host}: ${reasonOf(error)}`, 'Проверьте SMTP_URL: узел, порт, имя и пароль')]
  } finally {
    transport.close()
  }
}

export async function checkSms(settings: Settings): Promise<Finding[]> {
  const url = { mailbox: undefined, http: settings.SMS_HTTP_URL, smpp: settings.SMPP_URL }[
    settings.SMS_PROVIDER
  ]
  if (!url) return [good('СМС', 'остаются на странице «Почта и СМС»')]
  const { protocol, hostname, port } = new URL(url)
  const fallback: Record<string, number> = { 'https:': 443, 'http:': 80, 'smpp:': 2775, 'ssmpp:': 3550 }
  return reach(
    'СМС',
    hostname,
    Number(port) || (fallback[protocol] ?? 443),
    'Проверьте адрес шлюза СМС и сеть',
  )
}

async function reach(what: string, host: string, port: number, todo: string): Promise<Finding[]> {
  try {
    ;(await open({ host: host.replace(/^\[|\]$/g, ''), port })).destroy()
    return [good(what, `${host}:${port} отвечает`)]
  } catch (error) {
    return [bad(what, `${host}:${port}: ${reasonOf(error)}`, todo)]
  }
}

/** Signatures older than this miss what is going round now. */
const freshDays = 7

export async function checkScanner(settings: Settings, now: Date): Promise<Finding[]> {
  const address = settings.CLAMD
  if (!address) return [good('Антивирус', 'учебный: знает только образец EICAR')]
  try {
    const version = await askScanner(address)
    const days = Math.floor((now.getTime() - Date.parse(version.split('/')[2] ?? '')) / 86_400_000)
    return days > freshDays
      ? [note('Антивирус', `${version}: базе ${days} дн.`, 'Обновите базу: freshclam')]
      : [good('Антивирус', version)]
  } catch (error) {
    return [
      bad(
        'Антивирус',
        `${address}: ${reasonOf(error)}`,
        'Запустите clamd и проверьте CLAMD: без него файлы не принимаются',
      ),
    ]
  }
}

async function askScanner(address: string): Promise<string> {
  const [, host, port] = /^\[?([^/\]]+?)\]?:(\d+)$/.exec(address) ?? []
  const socket = await open(host && port ? { host, port: Number(port) } : { path: address })
  try {
    socket.write('zVERSION\0')
    let said = ''
    for await (const part of socket as AsyncIterable<Buffer>) {
      said += part.toString('latin1')
      if (said.includes('\0')) break
    }
    if (!said.startsWith('ClamAV')) throw new Error('отвечает не clamd')
    return said.replace(/\0.*$/s, '')
  } finally {
    socket.destroy()
  }
}

function open(
  to: { readonly host: string; readonly port: number } | { readonly path: string },
): Promise<Socket> {
  return new Promise((done, fail) => {
    const socket = connect(to, () => done(socket))
    socket.setTimeout(answerMs, () =>
      socket.destroy(Object.assign(new Error('не отвечает'), { code: 'ETIMEDOUT' })),
    )
    socket.once('error', fail)
  })
}

const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'никто не отвечает',
  ENOTFOUND: 'такого узла нет',
  EAI_AGAIN: 'не отвечает DNS',
  ETIMEDOUT: 'не отвечает',
  ENOENT: 'такого сокета нет',
  EACCES: 'нет прав на сокет',
  EAUTH: 'имя или пароль не подходят',
  SELF_SIGNED_CERT_IN_CHAIN: 'сертификату узла здесь не доверяют',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'сертификату узла здесь не доверяют',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'сертификату узла здесь не доверяют',
  CERT_HAS_EXPIRED: 'сертификат узла кончился',
}

function reasonOf(error: unknown): string {
  const { code, message, cause, name } = error as Error & { code?: string }
  if (name === 'TimeoutError') return 'не отвечает'
  const codes = [code, (cause as { code?: string } | undefined)?.code]
  // nodemailer keeps the code of the socket in the words only.
  const known = Object.keys(reasons).find((c) => codes.includes(c) || message.includes(c))
  return known ? (reasons[known] ?? message) : message
}
