/** The words of the messages: on «вы», what happened first, the code where a browser looks for it. */
import { expect, test } from 'vitest'
import { partsOf } from './adapters/smpp-parts.ts'
import { templates, write, type TemplateName } from './templates.ts'

const site = { host: 'nmo.example', now: new Date('2026-11-23T12:00:00Z') }
const application = { number: '2026-000123', title: 'Диплом РНИМУ имени Н. И. Пирогова' }
const examples: Record<TemplateName, unknown> = {
  code: { code: '012345', purpose: 'сохранить сведения: РНИМУ, диплом …1234' },
  'email-confirmation': {},
  'account-exists': {},
  'password-recovery': { minutes: 20 },
  'password-changed': { at: '23 ноября в 15:00' },
  'password-expires': { on: '2026-11-30', daysLeft: 7 },
  'factors-changed': { what: 'Подключено приложение с кодами', at: '23 ноября в 15:00' },
  'contact-changed': { what: 'почта', at: '23 ноября в 15:00' },
  'signed-in': { device: 'Firefox, Windows', at: '23 ноября в 15:00' },
  'application-submitted': { ...application, expectedOn: '2026-11-27' },
  'question-asked': { ...application, deadline: '2026-11-27' },
  'answer-reminded': { ...application, deadline: '2026-11-27', isOverdue: false },
  'application-message': application,
  'question-answered': application,
  'application-decided': { ...application, to: 'rejected', reason: 'Номер диплома не совпал со сканом' },
  'certificate-ready': { number: 'НМО-77', title: 'Повышение квалификации' },
  'certificate-revoked': { number: 'НМО-77', title: 'Повышение квалификации', reason: 'Выдано по ошибке' },
  'licence-news': {
    title: 'Периодическая аккредитация, Кардиология',
    what: 'Допуск закончится через 30 дней',
    advice: 'Добавьте новый документ заранее, чтобы раздел работы не закрылся',
  },
  'catalogue-news': {
    title: 'Неотложная кардиология',
    what: 'Новая программа по поиску «Кардиология»',
    advice: 'Откройте её в каталоге',
  },
  'plan-news': {
    title: 'Пятилетний цикл: кардиология',
    what: 'На этой неделе 6 часов',
    advice: '«Эхокардиография: трудные случаи»',
  },
  'credits-news': {
    title: 'Эхокардиография при клапанных пороках',
    what: 'Начислено 36 ЗЕТ',
    advice: 'Сколько ещё нужно, видно в пятилетнем цикле',
  },
  'explanation-asked': { dueOn: '2026-12-07', isOverdue: null },
  'attack-found': { day: '2026-11-22', findings: 3, grave: 1 },
  'explanation-answered': {},
  'esia-link': { change: 'unlinked', at: '23 ноября в 15:00' },
  'esia-changed': { what: 'фамилия, СНИЛС', at: '23 ноября в 15:00' },
  'merge-proposed': { until: '7 декабря' },
  'merge-answered': { isMerged: false },
  'accounts-merged': { at: '23 ноября в 15:00' },
  'file-refused': { name: 'скан.pdf' },
  'role-changed': { subject: 'У вас новая роль', what: 'вам дана роль «Проверяющий» до 23 ноября 2027' },
  'sign-in-blocked': { until: '15:30' },
  'push-test': {},
}

test('D5 a code names what it confirms before the code, and its last line is for this portal only', () => {
  const { short, long } = write('code', examples.code, site)
  expect(short).toBe(
    'НМО: сохранить сведения: РНИМУ, диплом …1234. Код 012345. Никому не сообщайте его.\n\n@nmo.example #012345',
  )
  expect(short.indexOf('РНИМУ')).toBeLessThan(short.indexOf('012345'))
  expect(long.split('\n').at(-1)).toBe('@nmo.example #012345')
})

test('a code lives at most three minutes, and only what lets in is secret', () => {
  expect(templates.code.ttlSeconds).toBe(180)
  const secret = Object.entries(templates)
    .filter(([, t]) => t.isSecret)
    .map(([name]) => name)
  expect(secret).toEqual(['code', 'email-confirmation', 'password-recovery'])
})

test.for(Object.entries(examples) as [TemplateName, unknown][])(
  '%s: short enough, Russian, without an exclamation',
  ([name, data]) => {
    const words = write(name, data, site)
    expect(partsOf(words.short, 1).length).toBeLessThanOrEqual(4)
    expect(words.subject.length).toBeLessThanOrEqual(40)
    for (const text of Object.values(words)) {
      expect(text).toMatch(/[а-яё]/)
      expect(text).not.toMatch(/!|undefined|null|успешно|пожалуйста/i)
    }
  },
)

test('D6 a decision gives its reason, a question its deadline, both in plain dates', () => {
  expect(write('application-decided', examples['application-decided'], site).short).toBe(
    'НМО: заявление № 2026-000123 отклонено. Причина: Номер диплома не совпал со сканом',
  )
  expect(write('question-asked', examples['question-asked'], site).short).toContain('Ответьте до 27 ноября')
  expect(write('application-submitted', { ...application, expectedOn: null }, site).short).toContain(
    'Срок появится в кабинете',
  )
  const back = { ...application, to: 'returned' as const, reason: 'Нет второго листа' }
  expect(write('application-decided', back, site).short).toMatch(/возвращено на доработку.*Нет второго листа/)
})

test('a date of another year says its year', () => {
  const words = write('application-submitted', { ...application, expectedOn: '2027-01-12' }, site)
  expect(words.short).toContain('Решим к 12 января 2027.')
})

test('a long reason is cut in an SMS and whole in a letter', () => {
  const reason = 'а'.repeat(900)
  const { short, long } = write('application-decided', { ...application, to: 'rejected', reason }, site)
  expect(short.length).toBeLessThan(250)
  expect(long).toContain(reason)
})

test('a code that is no code is a defect', () => {
  expect(() => write('code', { code: '12345', purpose: 'x' }, site)).toThrow(/code/)
})
