/** Words about roles that come and go. Pure. */
import { z } from 'zod'
import { capital, cutTo, day, line, template } from './template.ts'

/** `what` is the whole sentence. */
export const roleChanged = template({
  data: z.object({ subject: line, what: line }),
  isSecret: false,
  ttlSeconds: 3 * day,
  write: ({ subject, what }) => ({
    subject,
    short: `НМО: ${cutTo(what, 150)}`,
    long: `${capital(what)}\n\nКто и на каком основании, видно в журнале профиля. Если это ошибка, сообщите в поддержку.`,
  }),
})
