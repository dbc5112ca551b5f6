/** The words of a registration: its statuses (nmo.md §3) and what happened to it. */
import { z } from 'zod'

export const RegistrationStatus = z.enum(['forming', 'submitted', 'in-work', 'rework', 'rejected', 'open'])
export type RegistrationStatus = z.output<typeof RegistrationStatus>

export const statusWords: Readonly<Record<RegistrationStatus, string>> = {
  forming: 'Формируется',
  submitted: 'Подана',
  'in-work': 'На обработке',
  rework: 'На доработке',
  rejected: 'Отклонена',
  open: 'Закрыта, кабинет открыт',
}

export const RegistrationAct = z.enum([
  'submitted',
  'claimed',
  'released',
  'returned',
  'rejected',
  'withdrawn',
  'opened',
])
export type RegistrationAct = z.output<typeof RegistrationAct>

export const actWords: Readonly<Record<RegistrationAct, string>> = {
  submitted: 'Заявка подана',
  claimed: 'Проверяющий взял в работу',
  released: 'Вернулась в очередь',
  returned: 'Возвращена на доработку',
  rejected: 'Отклонена',
  withdrawn: 'Отозвана',
  opened: 'Организация зарегистрирована, кабинет открыт',
}
