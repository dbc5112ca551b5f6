/** Words of the administrator's page of passwords. */
import { nb, t } from '../../../web/ui/words.ts'

export const deskKey = ['passwords', 'desk'] as const

export const desk = {
  lead: t`Правила действуют сразу. Каждое отступление остаётся с именем, причиной и основанием`,
  what: 'правила паролей',
  failed: t`Правила не загрузились`,
  calm: t`Они действуют, как и прежде.`,
  rules: 'Правила',
  people: t`Кого это касается`,
  withPassword: t`Людей с паролем`,
  old: t`Сменят при входе: устарел`,
  known: t`Сменят при входе: стал известен`,
  given: t`Сменят при входе: выдан администратором`,
  disabled: t`Пароль выключен`,
  ages: t`Возраст паролей`,
  age: (from: number, to: number | null) =>
    to === null ? nb(`Старше ${from} дней`) : from === 0 ? nb(`До ${to} дней`) : nb(`${from}–${to} дней`),
  hashes: t`Хеши, с прежними паролями`,
  hash: (pepper: number, cost: number) => nb(`Ключ ${pepper}, стоимость ${cost}`),
} as const
