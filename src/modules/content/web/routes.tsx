/** Pages of contents: of whoever teaches and of whoever learns. */
import type { PageDeclaration } from '../../../web/pages.ts'

export const pages: readonly PageDeclaration[] = [
  {
    path: '/teaching/$id/content',
    title: 'Содержание программы',
    access: 'learning.desk',
    load: () => import('./outline.tsx'),
  },
  {
    path: '/teaching/$id/content/$itemId',
    title: 'Просмотр раздела',
    access: 'learning.desk',
    load: () => import('./preview.tsx'),
  },
  {
    path: '/teaching/$id/questions/$bankId',
    title: 'Вопросы теста',
    access: 'learning.provide',
    load: () => import('./bank.tsx'),
  },
  {
    path: '/teaching/answers',
    title: 'Ответы слушателей',
    access: 'learning.provide',
    load: () => import('./reviews.tsx'),
    nav: { group: 'Работа', word: 'Ответы слушателей', icon: 'IconCertificate', order: 43 },
  },
  {
    path: '/learning/$id/items/$itemId',
    title: 'Раздел обучения',
    access: 'content.own',
    load: () => import('./item.tsx'),
  },
  {
    path: '/learning/$id/attempts/$attemptId',
    title: 'Попытка теста',
    access: 'content.own',
    load: () => import('./attempt.tsx'),
  },
]
