/** Pages of five-year cycles. */
import type { PageDeclaration } from '../../../web/pages.ts'

export const pages: readonly PageDeclaration[] = [
  {
    path: '/credits',
    title: 'Пятилетний цикл',
    access: 'credits.own',
    load: () => import('./list.tsx'),
    alsoKnownAs: 'ЗЕТ, баллы, аккредитация, начисления, чего не хватает',
    nav: { group: 'Моё образование', word: 'Пятилетний цикл', icon: 'IconCalendarStats', order: 20 },
  },
  {
    path: '/credits/new',
    title: 'Открыть пятилетний цикл',
    access: 'credits.own',
    load: () => import('./edit.tsx'),
    alsoKnownAs: 'новый цикл, ещё одна специальность',
  },
  {
    path: '/credits/calculator',
    title: 'Калькулятор аккредитации',
    access: 'public',
    load: () => import('./calculator.tsx'),
    alsoKnownAs: '144 часа, 72 ЗЕТ, сколько не хватает, варианты аккредитации, посчитать ЗЕТ',
  },
  {
    path: '/credits/claims/new',
    title: 'ЗЕТ не начислены',
    access: 'credits.own',
    load: () => import('./claim.tsx'),
    alsoKnownAs: 'пропали баллы, нет ЗЕТ, организация не начислила',
  },
  {
    path: '/credits/claims/$id',
    title: 'Сообщение о неначисленных ЗЕТ',
    access: 'credits.own',
    load: () => import('./own-claim.tsx'),
  },
  {
    path: '/credits/activities',
    title: 'Другая деятельность',
    access: 'credits.own',
    load: () => import('./activities.tsx'),
    alsoKnownAs: 'доклады, публикации, статьи, преподавание, наставничество',
  },
  {
    path: '/credits/activities/new',
    title: 'Добавить деятельность',
    access: 'credits.own',
    load: () => import('./activity-form.tsx'),
  },
  {
    path: '/credits/activities/$id',
    title: 'Запись о деятельности',
    access: 'credits.own',
    load: () => import('./activity.tsx'),
  },
  {
    path: '/credits/activities/$id/edit',
    title: 'Исправить запись о деятельности',
    access: 'credits.own',
    load: () => import('./activity-form.tsx'),
  },
  {
    path: '/credits/corrections',
    title: 'Исправление начислений',
    access: 'credits.correct',
    load: () => import('./corrections.tsx'),
    alsoKnownAs: 'снять ЗЕТ, ошибочное подтверждение, сторно',
    nav: { group: 'Управление', word: 'Исправление начислений', icon: 'IconArrowsDiff', order: 60 },
  },
  {
    path: '/credits/desk',
    title: 'Подтверждение обучения',
    access: 'learning.provide',
    load: () => import('./claims-desk.tsx'),
    alsoKnownAs: 'начислить ЗЕТ, подтвердить обучение',
    nav: { group: 'Работа', word: 'Подтверждение обучения', icon: 'IconClipboardCheck', order: 60 },
  },
  {
    path: '/credits/$id',
    title: 'Цикл и начисления',
    access: 'credits.own',
    load: () => import('./one.tsx'),
  },
  {
    path: '/credits/$id/accreditation',
    title: 'Документы на аккредитацию',
    access: 'credits.own',
    load: () => import('./accreditation.tsx'),
  },
  {
    path: '/credits/$id/edit',
    title: 'Исправить цикл',
    access: 'credits.own',
    load: () => import('./edit.tsx'),
  },
]
