/** JSON log lines with request ids; personal data and secrets are cut out before they are written. */
import { pino, type Logger } from 'pino'

const secret = ['password', 'code', 'token', 'cookie', 'authorization', 'signature', 'client_secret']
const personal = ['snils', 'phone', 'email', 'fullName', 'familyName', 'givenName', 'patronymic', 'birthDate']

export const createLog = (level: string, destination?: { write: (line: string) => void }): Logger =>
  pino(
    {
      level,
      base: { pid: process.pid },
      redact: {
        paths: [...secret, ...personal].flatMap((name) => [
          name,
          `*.${name}`,
          `*.*.${name}`,
          `headers.${name}`,
        ]),
        censor: '[скрыто]',
      },
      serializers: { err: plainError },
    },
    ...(destination ? [destination] : []),
  )

/** The stack stays in the log; a database's `detail` may quote a row, so it does not. */
function plainError(error: Error & { code?: unknown }) {
  return {
    type: error.name,
    message: cut(error.message),
    sqlstate: error.code,
    stack: error.stack && cut(error.stack),
  }
}

/** СНИЛС, phones and addresses of mail that slipped into a text. */
export const cut = (text: string): string =>
  text
    .replace(/\b\d{3}-?\d{3}-?\d{3}[ -]?\d{2}\b/g, '[снилс]')
    .replace(/\+7\d{10}\b/g, '[телефон]')
    .replace(/[\w.+-]+@[\w-]+\.[\w.-]+/g, '[почта]')
