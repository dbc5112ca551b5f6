import { expect, test } from 'vitest'
import { createLog, cut } from './log.ts'

const written = (write: (log: ReturnType<typeof createLog>) => void): string => {
  let lines = ''
  write(createLog('debug', { write: (line) => void (lines += line) }))
  return lines
}

test('A7 personal data and secrets do not reach the log', () => {
  const line = written((log) =>
    log.info(
      {
        person: { snils: '11223344595', phone: '+79001112233', fullName: 'Орлова Елена' },
        password: 'секрет',
        headers: { cookie: 'a=b', authorization: 'c' },
      },
      'вход',
    ),
  )
  for (const secret of ['11223344595', '+79001112233', 'Орлова', 'секрет', 'a=b'])
    expect(line).not.toContain(secret)
  expect(JSON.parse(line)).toMatchObject({ msg: 'вход', password: '[скрыто]' })
})

test('A7 what slipped into the text of an error is cut out', () => {
  const line = written((log) =>
    log.error(
      { err: new Error('Key (snils)=(112-233-445 95) exists, mail ivanova@example.ru, +79001112233') },
      'сбой',
    ),
  )
  for (const secret of ['445 95', 'ivanova', '9001112233']) expect(line).not.toContain(secret)
  expect(cut('ничего личного')).toBe('ничего личного')
})
