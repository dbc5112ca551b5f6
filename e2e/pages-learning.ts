/** Pages of contents, of learning them, of organisations that ask to teach and of the store of learning records, for the list in `pages.ts`. */
import type { Stop } from './pages.ts'

export const learningStops: readonly Stop[] = [
  [
    'provider',
    'содержание-программы',
    '/teaching/$id/content',
    '/teaching?q=Анафилаксия → main a[href^="/teaching/0"] → main a[href$="/content"]',
  ],
  [
    'provider',
    'просмотр-раздела',
    '/teaching/$id/content/$itemId',
    '/teaching?q=Анафилаксия → main a[href^="/teaching/0"] → main a[href$="/content"] → main a[href*="/content/"]',
  ],
  [
    'provider',
    'вопросы-теста',
    '/teaching/$id/questions/$bankId',
    '/teaching?q=Анафилаксия → main a[href^="/teaching/0"] → main a[href$="/content"] → main a[href*="/questions/"]',
  ],
  ['provider', 'ответы-слушателей', '/teaching/answers'],
  ['administrator', 'внешние-системы', '/operations/record-store'],
  [
    'medic',
    'обучение-раздел',
    '/learning/$id/items/$itemId',
    '/learning → main a[href^="/learning/"]:has-text("Фибрилляция") → main a[href*="/items/"]',
  ],
  [
    'medic',
    'попытки-нет',
    '/learning/$id/attempts/$attemptId',
    '/learning/0193a1de-0000-7000-8000-000000000001/attempts/0193a1de-0000-7000-8000-000000000002',
  ],
  ['medic', 'сообщение-о-зет', '/credits/claims/$id', '/credits → main a[href^="/credits/claims/0"]'],
  ['medic', 'калькулятор-аккредитации', '/credits/calculator'],
  ['administrator', 'исправление-начислений', '/credits/corrections'],
  ['medic', 'другая-деятельность', '/credits/activities'],
  ['medic', 'деятельность-новая', '/credits/activities/new'],
  [
    'medic',
    'деятельности-нет',
    '/credits/activities/$id',
    '/credits/activities/0193a1de-0000-7000-8000-000000000001',
  ],
  [
    'medic',
    'деятельности-нет-правка',
    '/credits/activities/$id/edit',
    '/credits/activities/0193a1de-0000-7000-8000-000000000001/edit',
  ],
  ['newcomer', 'новичок-регистрация-организации', '/registrations'],
  [
    'newcomer',
    'новичок-чужая-заявка',
    '/registrations/$id',
    '/registrations/0193a1de-0000-7000-8000-000000000001',
  ],
  ['newcomer', 'регистрация-новая', '/registrations/new'],
]
