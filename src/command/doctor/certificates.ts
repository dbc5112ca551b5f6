/** Certificates: in force, not about to end, of the right key and for the right name. */
import { createPrivateKey, X509Certificate } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { join } from 'node:path'
import type { Settings } from '../../platform/config.ts'
import { parseCertificate } from '../../platform/crypto/gost/certificate.ts'
import { bad, good, note, type Finding } from './finding.ts'

const dayMs = 86_400_000
const soonDays = 21

export function checkCertificates(settings: Settings, now: Date): Finding[] {
  const own = join(settings.NMO_DATA_DIR, 'tls')
  const certificate = settings.TLS_CERT_FILE ?? join(own, 'server.crt')
  const key = settings.TLS_KEY_FILE ?? join(own, 'server.key')
  const tls = existsSync(certificate)
    ? checkTls(certificate, key, new URL(settings.PUBLIC_ORIGIN).hostname, now)
    : [note('Сертификат TLS', 'ещё не сделан', 'Появится при первом запуске')]
  const others: [string, string | undefined][] = [
    ['Сертификат подписи документов', settings.SIGNING_CERT_FILE],
    ['Сертификат системы в ЕСИА', settings.ESIA_CERT_FILE],
  ]
  return [...tls, ...others.flatMap(([what, path]) => (path ? checkTerm(what, path, now) : []))]
}

function checkTls(path: string, keyPath: string, host: string, now: Date): Finding[] {
  const what = 'Сертификат TLS'
  const certificate = new X509Certificate(readFileSync(path))
  if (!certificate.checkPrivateKey(createPrivateKey(readFileSync(keyPath)))) {
    return [
      bad(
        what,
        `${path} выдан не к ключу ${keyPath}`,
        'Укажите в TLS_KEY_FILE и TLS_CERT_FILE файлы одной пары',
      ),
    ]
  }
  if ((isIP(host) ? certificate.checkIP(host) : certificate.checkHost(host)) === undefined) {
    return [
      bad(what, `не подходит к имени ${host} из PUBLIC_ORIGIN`, `Получите сертификат, где есть имя ${host}`),
    ]
  }
  return checkTerm(what, path, now)
}

function checkTerm(what: string, path: string, now: Date): Finding[] {
  const { from, to } = termOf(path)
  const [since, until] = [from, to].map((date) => date.toISOString().slice(0, 10))
  if (now < from)
    return [bad(what, `начнёт действовать ${since}`, 'Проверьте часы этой машины и файл сертификата')]
  const days = Math.floor((to.getTime() - now.getTime()) / dayMs)
  if (days < 0) return [bad(what, `кончился ${until}`, `Замените ${path}`)]
  return days < soonDays
    ? [note(what, `кончится ${until}, через ${days} дн.`, `Закажите новый и замените ${path}`)]
    : [good(what, `действует до ${until}`)]
}

/** Node reads the dates of any certificate, of a GOST one too, unless its key is unknown to OpenSSL. */
function termOf(path: string): { from: Date; to: Date } {
  const bytes = readFileSync(path)
  try {
    const certificate = new X509Certificate(bytes)
    return { from: certificate.validFromDate, to: certificate.validToDate }
  } catch {
    const gost = parseCertificate(bytes.toString('utf8'))
    return { from: gost.notBefore, to: gost.notAfter }
  }
}
