/** The words of every message, Russian, by kind. Pure. */
import { z } from 'zod'
import { applicationTemplates } from './application-templates.ts'
import {
  capital,
  cutTo,
  date,
  day,
  hour,
  line,
  lower,
  minute,
  template,
  type Site,
  type Template,
  type Written,
} from './template.ts'
import { esiaTemplates } from './template-esia.ts'
import { roleChanged } from './template-roles.ts'

const application = z.object({ number: line, title: line })
const about = (a: z.output<typeof application>) => `заявление № ${a.number} «${a.title}»`

/** What happened to what, and what to do. */
const newsOfThing = template({
  data: z.object({ title: line, what: line, advice: line }),
  isSecret: false,
  ttlSeconds: 3 * day,
  write: ({ title, what, advice }) => ({
    subject: what,
    short: `НМО: ${lower(what)}: ${cutTo(title, 60)}. ${advice}`,
    long: `${what}: ${title}.\n\n${advice}`,
  }),
})

export const templates = {
  /** What is confirmed stands first: a person reads it before typing (transaction authorisation, security §4.6). */
  code: template({
    data: z.object({ code: z.string().regex(/^\d{6}$/), purpose: line }),
    isSecret: true,
    ttlSeconds: 3 * minute,
    write: ({ code, purpose }, { host }) => ({
      subject: `Код ${code}`,
      // The last line is the origin-bound one-time code format: the browser offers it only on our page.
      short: `НМО: ${purpose}. Код ${code}. Никому не сообщайте его.\n\n@${host} #${code}`,
      long: `Вы подтверждаете: ${purpose}.\n\nКод: ${code}\n\nНикому не сообщайте его. Если это не вы, ничего не делайте: без кода ничего не произойдёт.\n\n@${host} #${code}`,
    }),
  }),
  'email-confirmation': template({
    data: z.object({}),
    isSecret: true,
    ttlSeconds: day,
    write: () => ({
      subject: 'Подтвердите почту',
      short: 'Подтвердите почту в НМО',
      long: 'Вы указали эту почту на портале НМО. Подтвердите её по ссылке ниже: она работает сутки.\n\nЕсли это не вы, ничего не делайте.',
    }),
  }),
  /** Somebody registers with an address that is a login already: only its owner learns that. */
  'account-exists': template({
    data: z.object({}),
    isSecret: false,
    ttlSeconds: day,
    write: () => ({
      subject: 'У вас уже есть кабинет',
      short: 'НМО: с этой почтой кабинет уже есть. Войдите в него или восстановите пароль.',
      long: 'На портале НМО пробовали завести кабинет с этой почтой, а он у вас уже есть.\n\nВойдите в него. Если не помните пароль, нажмите на странице входа «Не помню пароль».\n\nЕсли это не вы, ничего не делайте: ваш кабинет закрыт для других.',
    }),
  }),
  'password-recovery': template({
    data: z.object({ minutes: z.int().min(1) }),
    isSecret: true,
    ttlSeconds: hour,
    write: ({ minutes }) => ({
      subject: 'Новый пароль',
      short: 'Ссылка для нового пароля в НМО',
      long: `Задайте новый пароль по ссылке ниже: она работает ${minutes} мин. и один раз. Следующее такое письмо её отменит.\n\nЕсли вы этого не просили, ничего не делайте: пароль останется прежним.`,
    }),
  }),
  'password-changed': template({
    data: z.object({ at: line }),
    isSecret: false,
    ttlSeconds: day,
    write: ({ at }) => ({
      subject: 'Пароль изменён',
      short: `НМО: пароль изменён ${at}. Если это не вы, войдите через Госуслуги и задайте новый.`,
      long: `Пароль вашего кабинета изменён ${at}. Остальные сеансы закончены.\n\nЕсли это не вы, войдите через Госуслуги и задайте новый пароль.`,
    }),
  }),
  'factors-changed': template({
    /** `left`: recovery codes. */
    data: z.object({ what: line, at: line, left: z.int().min(0).optional() }),
    isSecret: false,
    ttlSeconds: day,
    write: ({ what, at, left }) => ({
      subject: what,
      short: `НМО: ${lower(what)} ${at}.${left === undefined ? '' : ` Осталось кодов: ${left}.`} Если это не вы, закончите сеансы в профиле и позвоните в поддержку.`,
      long: `${what} ${at}.${
        left === undefined
          ? ''
          : `\n\nОсталось кодов: ${left}.${left <= 3 ? ' Создайте новые в профиле, в разделе «Способы входа».' : ''}`
      }\n\nЕсли это не вы, закончите чужие сеансы в профиле и позвоните в поддержку.`,
    }),
  }),
  /** G7 */
  'password-expires': template({
    data: z.object({ on: z.iso.date(), daysLeft: z.int().min(0) }),
    isSecret: false,
    ttlSeconds: day,
    write: ({ on, daysLeft }, { now }) => {
      const until = daysLeft <= 1 ? 'завтрашнего дня' : date(on, now)
      return {
        subject: 'Скоро менять пароль',
        short: `НМО: пароль кабинета действует до ${until}. Смените его в профиле. Через Госуслуги можно войти и без него.`,
        long: `Пароль вашего кабинета действует до ${until}. Смените его заранее в профиле.\n\nЕсли не успеете, портал попросит новый пароль при входе: ничего не потеряется. Через Госуслуги можно войти и без пароля.`,
      }
    },
  }),
  'contact-changed': template({
    data: z.object({ what: z.enum(['телефон', 'почта']), at: line }),
    isSecret: false,
    ttlSeconds: day,
    write: ({ what, at }) => {
      const is = what === 'почта' ? 'изменена' : 'изменён'
      return {
        subject: `${capital(what)} в кабинете ${is}`,
        short: `НМО: ${what} в вашем кабинете ${is} ${at}. Если это не вы, позвоните в поддержку.`,
        long: `${capital(what)} в вашем кабинете ${is} ${at}.\n\nЕсли это не вы, позвоните в поддержку.`,
      }
    },
  }),
  'signed-in': template({
    data: z.object({ device: line, at: line }),
    isSecret: false,
    ttlSeconds: day,
    write: ({ device, at }) => ({
      subject: 'Вход с нового устройства',
      short: `НМО: вход с нового устройства ${at}, ${device}. Если это не вы, закончите сеанс в профиле.`,
      long: `В ваш кабинет вошли с нового устройства.\n\nКогда: ${at}\nУстройство: ${device}\n\nЕсли это не вы, закончите этот сеанс в профиле и смените пароль.`,
    }),
  }),
  'application-submitted': template({
    data: application.extend({ expectedOn: z.iso.date().nullable() }),
    isSecret: false,
    ttlSeconds: 3 * day,
    write: (a, { now }) => {
      const when = a.expectedOn ? `Решим к ${date(a.expectedOn, now)}` : 'Срок появится в кабинете'
      return {
        subject: `Заявление № ${a.number} принято`,
        short: `НМО: ${about(a)} принято. ${when}.`,
        long: `${capital(about(a))} принято и ждёт проверки. ${when}.\n\nКаждый шаг виден в кабинете.`,
      }
    },
  }),
  'question-asked': template({
    data: application.extend({ deadline: z.iso.date() }),
    isSecret: false,
    ttlSeconds: 3 * day,
    write: (a, { now }) => ({
      subject: `Заявление № ${a.number}: есть вопрос`,
      short: `НМО: по заявлению № ${a.number} есть вопрос. Ответьте до ${date(a.deadline, now)}: без ответа рассмотрение стоит.`,
      long: `По вашему заявлению № ${a.number} «${a.title}» есть вопрос.\n\nОтветьте до ${date(a.deadline, now)}: без ответа рассмотрение стоит.`,
    }),
  }),
  'answer-reminded': template({
    data: application.extend({ deadline: z.iso.date(), isOverdue: z.boolean() }),
    isSecret: false,
    ttlSeconds: day,
    write: (a, { now }) => {
      const when = a.isOverdue
        ? `Срок ответа прошёл ${date(a.deadline, now)}`
        : `Сегодня, ${date(a.deadline, now)}, последний день ответа`
      return {
        subject: `Заявление № ${a.number}: ждём ответ`,
        short: `НМО: ${lower(when)} по заявлению № ${a.number}. Без ответа рассмотрение стоит.`,
        long: `${when}: ${about(a)}.\n\nБез ответа рассмотрение стоит, но заявление не отклоняется.`,
      }
    },
  }),
  ...applicationTemplates,
  ...esiaTemplates,
  'licence-news': newsOfThing,
  /** D7+: credits came, wait or were taken back. */
  'credits-news': newsOfThing,
  /** D4: what the week is for, what ends soon. */
  'plan-news': newsOfThing,
  /** A2: something new is found by a saved search. */
  'catalogue-news': newsOfThing,
  /** B4: somebody asks why their data were looked at; whose they are is said only inside. */
  'explanation-asked': template({
    data: z.object({ dueOn: z.iso.date(), isOverdue: z.boolean().nullable() }),
    isSecret: false,
    ttlSeconds: 3 * day,
    write: ({ dueOn, isOverdue }, { now }) => {
      const by = date(dueOn, now)
      const when = isOverdue ? `Срок ответа прошёл ${by}` : `Ответьте до ${by}`
      return {
        subject: isOverdue ? 'Срок объяснения прошёл' : 'Объясните просмотр данных',
        short: `НМО: человек спрашивает, зачем вы смотрели его данные. ${when}.`,
        long: `Человек спрашивает, зачем вы смотрели его данные.\n\n${when}. Вопрос и ответ — в кабинете.`,
      }
    },
  }),
  'attack-found': template({
    data: z.object({ day: z.iso.date(), findings: z.int().min(1), grave: z.int().min(0) }),
    isSecret: false,
    ttlSeconds: 3 * day,
    write: ({ day: of, findings, grave }, { now }) => {
      const urgent = grave > 0 ? `, срочных: ${grave}` : ''
      return {
        subject: 'Ночной отчёт: есть находки',
        short: `НМО: ночной отчёт за ${date(of, now)}, находок: ${findings}${urgent}.`,
        long: `В ночном отчёте о доступе за ${date(of, now)} есть находки: ${findings}${urgent}.\n\nЧто это и на чём основано, видно в отчёте.`,
      }
    },
  }),
  'explanation-answered': template({
    data: z.object({}),
    isSecret: false,
    ttlSeconds: 3 * day,
    write: () => ({
      subject: 'Вам объяснили просмотр данных',
      short: 'НМО: на ваш вопрос о просмотре данных ответили. Ответ — в кабинете.',
      long: 'На ваш вопрос, зачем смотрели ваши данные, ответили.\n\nОтвет — в кабинете, в записи журнала.',
    }),
  }),
  'file-refused': template({
    data: z.object({ name: line }),
    isSecret: false,
    ttlSeconds: 3 * day,
    write: ({ name }) => ({
      subject: 'Файл не принят',
      short: `НМО: файл «${cutTo(name, 40)}» не принят. Причина и что делать — в кабинете.`,
      long: `Файл «${name}» не принят. Причина и что делать — в кабинете.\n\nОстальное на месте.`,
    }),
  }),
  'role-changed': roleChanged,
  'sign-in-blocked': template({
    data: z.object({ until: line }),
    isSecret: false,
    ttlSeconds: day,
    write: ({ until }) => ({
      subject: 'Вход по паролю закрыт на время',
      short: `НМО: кто-то подбирает ваш пароль. Вход по паролю закрыт до ${until}. Через Госуслуги войти можно.`,
      long: `Кто-то подбирает пароль к вашему кабинету. Вход по паролю закрыт до ${until}.\n\nЧерез Госуслуги войти можно и сейчас. Если пароль знает кто-то ещё, смените его.`,
    }),
  }),
  'push-test': template({
    data: z.object({}),
    isSecret: false,
    ttlSeconds: 5 * minute,
    write: () => ({
      subject: 'Push работает',
      short: 'НМО: так будут выглядеть сообщения на этом устройстве.',
      long: 'Так будут выглядеть сообщения портала.',
    }),
  }),
} as const

export type TemplateName = keyof typeof templates
export type TemplateData<N extends TemplateName> = z.input<(typeof templates)[N]['data']>

/** Writes a message of any kind; a wrong datum is a defect of the caller and throws. */
export function write(name: TemplateName, data: unknown, site: Site): Written {
  const known = templates[name] as unknown as Template<z.ZodType>
  return known.write(known.data.parse(data), site)
}
