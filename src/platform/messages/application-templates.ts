/** The words of messages about applications and certificates. Pure. */
import { z } from 'zod'
import { capital, cutTo, day, line, template } from './template.ts'

const application = z.object({ number: line, title: line })
const about = (a: z.output<typeof application>) => `заявление № ${a.number} «${a.title}»`

export const applicationTemplates = {
  'application-message': template({
    data: application,
    isSecret: false,
    ttlSeconds: 3 * day,
    write: (a) => ({
      subject: `Заявление № ${a.number}: сообщение`,
      short: `НМО: новое сообщение по заявлению № ${a.number}.`,
      long: `Новое сообщение: ${about(a)}.`,
    }),
  }),
  'question-answered': template({
    data: application,
    isSecret: false,
    ttlSeconds: 3 * day,
    write: (a) => ({
      subject: `Заявление № ${a.number}: есть ответ`,
      short: `НМО: заявитель ответил по заявлению № ${a.number}. Рассмотрение идёт дальше.`,
      long: `Заявитель ответил на ваш вопрос: ${about(a)}.\n\nРассмотрение идёт дальше.`,
    }),
  }),
  'application-decided': template({
    data: application.extend({
      to: z.enum(['approved', 'rejected', 'returned']),
      reason: z.string().trim().nullable(),
    }),
    isSecret: false,
    ttlSeconds: 3 * day,
    write: (a) => {
      const word = { approved: 'одобрено', rejected: 'отклонено', returned: 'возвращено на доработку' }[a.to]
      const why = a.reason ? ` ${a.to === 'approved' ? 'Примечание' : 'Причина'}: ${a.reason}` : ''
      return {
        subject: `Заявление № ${a.number} ${word}`,
        short: `НМО: заявление № ${a.number} ${word}.${cutTo(why, 150)}`,
        long: `${capital(about(a))} ${word}.${why ? `\n\n${why.trim()}` : ''}`,
      }
    },
  }),
  'certificate-ready': template({
    data: z.object({ number: line, title: line }),
    isSecret: false,
    ttlSeconds: 3 * day,
    write: ({ number, title }) => ({
      subject: 'Сертификат готов',
      short: `НМО: сертификат № ${number} готов, скачайте его в кабинете.`,
      long: `Сертификат № ${number} «${title}» готов и подписан.\n\nСкачать его можно в кабинете, а проверить его может любой — по QR-коду.`,
    }),
  }),
  'certificate-revoked': template({
    data: z.object({ number: line, title: line, reason: z.string().trim().min(1) }),
    isSecret: false,
    ttlSeconds: 3 * day,
    write: ({ number, title, reason }) => ({
      subject: 'Сертификат отозван',
      short: `НМО: сертификат № ${number} отозван. Причина: ${cutTo(reason, 120)}`,
      long: `Сертификат № ${number} «${title}» отозван и больше не действует.\n\nПричина: ${reason}`,
    }),
  }),
  /** A paper of admission ends, has ended or was stopped: what, and what to do. */
} as const
