/** The people of the demo world: invented, with СНИЛС whose check digits are right. */
import type { Role } from '../platform/permissions.ts'
import type { NewPerson } from '../test/peers/esia/index.ts'
import { snilsFrom } from '../test/snils.ts'

export interface DemoPerson {
  readonly familyName: string
  readonly givenName: string
  readonly patronymic: string
  readonly gender: 'M' | 'F'
  readonly birthDate: string
  /** First nine digits of the СНИЛС; the control number is computed. */
  readonly nine: number
  /** Last seven digits of +7 900. */
  readonly phone: string
  readonly login: string
  readonly roles: readonly Role[]
  /** Work, shown beside the name where it matters. */
  readonly post: string
}

type Line = [
  family: string,
  given: string,
  patronymic: string,
  gender: 'M' | 'F',
  born: string,
  login: string,
  roles: Role[],
  post: string,
]

const lines: Line[] = [
  ['Орлова', 'Елена', 'Викторовна', 'F', '1984-03-14', 'orlova', ['doctor'], 'врач-кардиолог'],
  [
    'Кузнецов',
    'Артём',
    'Павлович',
    'M',
    '1990-07-02',
    'kuznetsov',
    ['doctor'],
    'врач ультразвуковой диагностики',
  ],
  ['Дёмина', 'Людмила', 'Михайловна', 'F', '1976-11-21', 'demina', ['verifier'], 'проверяющий'],
  ['Соколов', 'Игорь', 'Анатольевич', 'M', '1981-01-30', 'sokolov', ['verifier'], 'проверяющий'],
  ['Ильина', 'Раиса', 'Андреевна', 'F', '1969-05-08', 'ilina', ['administrator'], 'администратор портала'],
  ['Белова', 'Наталья', 'Игоревна', 'F', '1993-09-17', 'belova', ['doctor'], 'врач-терапевт'],
  ['Гусейнов', 'Тимур', 'Рашидович', 'M', '1988-12-05', 'guseynov', ['doctor'], 'врач-хирург'],
  ['Мельник', 'Ольга', 'Сергеевна', 'F', '1995-04-25', 'melnik', ['doctor'], 'врач-ординатор'],
  [
    'Фомина',
    'Дарья',
    'Алексеевна',
    'F',
    '1987-08-11',
    'fomina',
    ['doctor'],
    'врач функциональной диагностики',
  ],
  ['Яковлев', 'Илья', 'Евгеньевич', 'M', '1991-02-19', 'yakovlev', ['nurse'], 'медбрат'],
  ['Тарасова', 'Вера', 'Юрьевна', 'F', '1979-06-30', 'tarasova', ['nurse'], 'старшая медсестра'],
  ['Захаров', 'Михаил', 'Олегович', 'M', '1985-10-03', 'zakharov', ['doctor'], 'врач-невролог'],
  ['Ермакова', 'Софья', 'Денисовна', 'F', '1996-01-12', 'ermakova', ['doctor'], 'врач-педиатр'],
  ['Абдуллаева', 'Амина', 'Маратовна', 'F', '1992-05-27', 'abdullaeva', ['doctor'], 'врач акушер-гинеколог'],
  ['Громов', 'Вадим', 'Станиславович', 'M', '1972-03-09', 'gromov', ['doctor'], 'заведующий отделением'],
  ['Лаптева', 'Инна', 'Борисовна', 'F', '1983-07-22', 'lapteva', ['laboratory-technician'], 'лаборант'],
  [
    'Чернов',
    'Роман',
    'Ильич',
    'M',
    '1989-11-14',
    'chernov',
    ['laboratory-technician'],
    'медицинский технолог',
  ],
  ['Полякова', 'Галина', 'Фёдоровна', 'F', '1966-02-02', 'polyakova', ['nurse'], 'медсестра процедурная'],
  [
    'Савельев',
    'Пётр',
    'Николаевич',
    'M',
    '1994-06-18',
    'savelev',
    ['doctor'],
    'врач анестезиолог-реаниматолог',
  ],
  ['Морозова', 'Кира', 'Артуровна', 'F', '1990-10-29', 'morozova', ['doctor'], 'врач-эндокринолог'],
  ['Васильев', 'Семён', 'Глебович', 'M', '1986-04-07', 'vasilev', ['doctor'], 'врач-рентгенолог'],
  ['Никитина', 'Алла', 'Романовна', 'F', '1977-09-24', 'nikitina', ['provider'], 'методист академии'],
  ['Котов', 'Денис', 'Валерьевич', 'M', '1982-12-16', 'kotov', ['provider'], 'ответственный по ДПО'],
  ['Щербакова', 'Юлия', 'Петровна', 'F', '1991-08-05', 'shcherbakova', ['support'], 'специалист поддержки'],
  ['Руденко', 'Олег', 'Иванович', 'M', '1974-01-28', 'rudenko', ['auditor'], 'аудитор'],
  ['Зимина', 'Татьяна', 'Львовна', 'F', '1988-03-31', 'zimina', ['doctor'], 'врач-офтальмолог'],
  [
    'Хабибуллин',
    'Руслан',
    'Ильдарович',
    'M',
    '1993-05-19',
    'khabibullin',
    ['doctor'],
    'врач травматолог-ортопед',
  ],
  ['Воронцова', 'Мария', 'Кирилловна', 'F', '1997-07-08', 'vorontsova', ['doctor'], 'врач-стажёр'],
  ['Пантелеев', 'Фёдор', 'Матвеевич', 'M', '1980-11-02', 'panteleev', ['doctor'], 'врач-уролог'],
  ['Осипова', 'Лидия', 'Егоровна', 'F', '1985-06-13', 'osipova', ['nurse'], 'акушерка'],
  ['Беляков', 'Константин', 'Эдуардович', 'M', '1978-02-26', 'belyakov', ['doctor'], 'врач-онколог'],
  ['Сафина', 'Лейла', 'Наилевна', 'F', '1994-09-30', 'safina', ['doctor'], 'врач-дерматовенеролог'],
  ['Третьяков', 'Антон', 'Вячеславович', 'M', '1987-01-17', 'tretyakov', ['doctor'], 'врач скорой помощи'],
  ['Киселёва', 'Евгения', 'Тимофеевна', 'F', '1992-12-23', 'kiseleva', ['doctor'], 'врач-инфекционист'],
  ['Лобанов', 'Григорий', 'Аркадьевич', 'M', '1968-10-10', 'lobanov', ['citizen'], 'пациент'],
  ['Миронова', 'Зоя', 'Максимовна', 'F', '1989-04-02', 'mironova', ['citizen'], 'пациент'],
  ['Жданов', 'Лев', 'Борисович', 'M', '1995-08-21', 'zhdanov', ['doctor'], 'врач-психиатр'],
  ['Рябова', 'Анна', 'Геннадьевна', 'F', '1981-05-15', 'ryabova', ['nurse'], 'медсестра перевязочной'],
  ['Соловьёва', 'Ирина', 'Назаровна', 'F', '1965-03-27', 'soloveva', ['provider'], 'ректор'],
  ['Макаров', 'Юрий', 'Семёнович', 'M', '1990-02-08', 'makarov', ['doctor'], 'врач-гериатр'],
]

export const demoPeople: readonly DemoPerson[] = lines.map(
  ([familyName, givenName, patronymic, gender, birthDate, login, roles, post], i) => ({
    familyName,
    givenName,
    patronymic,
    gender,
    birthDate,
    nine: 112_300_100 + i * 37,
    phone: String(4_510_017 + i * 131),
    login,
    roles: roles.filter((r) => r !== 'citizen'),
    post,
  }),
)

export const isMedic = (p: DemoPerson): boolean =>
  p.roles.some((r) => r === 'doctor' || r === 'nurse' || r === 'laboratory-technician')

export const snilsOf = (p: DemoPerson): string => snilsFrom(p.nine)
export const phoneOf = (p: DemoPerson): string => `+7900${p.phone}`
export const emailOf = (p: DemoPerson): string => `${p.login}@example.ru`

/** One password for the whole demo world; printed at start, refused in production. */
export const demoPassword = 'Учебный-мир-2026'

/** Whose password is too old: the portal asks for another at sign-in. */
export const demoWithOldPassword = 'mironova'

/** Everybody of the world has an account at the sandbox too, with the same password. */
export const demoSandboxPeople = (): NewPerson[] =>
  demoPeople.map((p) => ({
    lastName: p.familyName,
    firstName: p.givenName,
    middleName: p.patronymic,
    snils: snilsOf(p),
    birthDate: p.birthDate,
    gender: p.gender,
    mobile: phoneOf(p),
    email: emailOf(p),
    password: demoPassword,
  }))

const shown = ['orlova', 'kuznetsov', 'demina', 'sokolov', 'ilina', 'yakovlev', 'lobanov', 'nikitina']

/** Those whom the start-up names: enough to see every desk. */
export const demoAccounts = demoPeople
  .filter((p) => shown.includes(p.login))
  .map((p) => ({
    name: `${p.familyName} ${p.givenName} ${p.patronymic}`,
    login: emailOf(p),
    snils: snilsOf(p),
    role: p.post,
  }))
