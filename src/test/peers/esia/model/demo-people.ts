/** People who live on the stand when it is given no others. */
import type { NewPerson } from './person.ts'

export const demoPeople: readonly NewPerson[] = [
  {
    lastName: 'Соколова',
    firstName: 'Анна',
    middleName: 'Петровна',
    snils: '11223344595',
    birthDate: '1986-05-19',
    mobile: '+79270000101',
    email: 'sokolova@example.ru',
    roles: [{ organisationOid: 1000400101, chief: false, admin: false, groups: ['NMO_STAFF'] }],
  },
  {
    lastName: 'Ефимов',
    firstName: 'Денис',
    middleName: 'Олегович',
    snils: '08765430300',
    birthDate: '1979-11-02',
    mobile: '+79270000102',
    email: 'efimov@example.ru',
    secondStep: 'sms',
    roles: [
      { organisationOid: 1000400101, chief: true, admin: true },
      { organisationOid: 1000400102, chief: true, admin: true },
    ],
  },
  {
    lastName: 'Журавлёва',
    firstName: 'Мария',
    middleName: 'Игоревна',
    snils: '15588899956',
    birthDate: '1995-08-30',
    mobile: '+79270000103',
    email: 'zhuravleva@example.ru',
    level: 'standard',
  },
  {
    lastName: 'Тихонов',
    firstName: 'Олег',
    middleName: '',
    snils: '16677788850',
    birthDate: '1990-01-15',
    mobile: '+79270000104',
    email: 'tihonov@example.ru',
    level: 'simplified',
  },
]
