/** What leads out of the portal leads to a public site over https, and carries nobody's key. */
import { expect, test } from 'vitest'
import { OutsideAddress, outsideFault } from './outside-address.ts'

test.for([
  'https://courses.example.ru/a?module=7#start',
  'https://курсы.рф/модуль',
  'https://edu.site.ru:8443/x',
])('%s is let through', (address) => expect(outsideFault(address)).toBeNull())

test.for([
  ['http://edu.site.ru', 'https://'],
  ['javascript:alert(1)', 'https://'],
  ['edu.site.ru', 'полный адрес'],
  ['https://doctor:secret@edu.site.ru', 'имя и пароль'],
  ['https://edu.site.ru@evil.ru', 'имя и пароль'],
  ['https://localhost/x', 'внутри вашей сети'],
  ['https://LOCALHOST./x', 'внутри вашей сети'],
  ['https://a.localhost', 'внутри вашей сети'],
  ['https://moodle', 'внутри вашей сети'],
  ['https://moodle.local', 'внутри вашей сети'],
  ['https://lms.internal', 'внутри вашей сети'],
  ['https://10.0.0.1', 'IP-адрес'],
  ['https://2130706433', 'IP-адрес'],
  ['https://0x7f.1', 'IP-адрес'],
  ['https://[::1]/', 'IP-адрес'],
  ['https://93.184.216.34', 'IP-адрес'],
] as const)('%s is refused: %s', ([address, why]) => expect(outsideFault(address)).toContain(why))

test('an empty address is told once', () => {
  const { error } = OutsideAddress.safeParse('  ')
  expect(error?.issues.map((i) => i.message)).toEqual(['Укажите адрес'])
})
