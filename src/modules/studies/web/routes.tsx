/** Pages of learning: of the learner, of the organisation that teaches, of whoever reads reviews. */
import type { PageDeclaration } from '../../../web/pages.ts'

export const pages: readonly PageDeclaration[] = [
  {
    path: '/learning',
    title: 'Моё обучение',
    access: 'studies.own',
    load: () => import('./list.tsx'),
    alsoKnownAs: 'курсы, учёба, заявки на обучение, продолжить',
    nav: { group: 'Моё образование', word: 'Моё обучение', icon: 'IconBook2', order: 25 },
  },
  {
    path: '/learning/$id',
    title: 'Обучение',
    access: 'studies.own',
    load: () => import('./one.tsx'),
  },
  {
    path: '/teaching/learners',
    title: 'Ученики',
    access: 'learning.provide',
    load: () => import('./learners.tsx'),
    alsoKnownAs: 'зачисление, приказ, результаты обучения, слушатели',
    nav: { group: 'Работа', word: 'Ученики', icon: 'IconUsers', order: 50 },
  },
  {
    path: '/teaching/results',
    title: 'Загрузить результаты',
    access: 'learning.provide',
    load: () => import('./results.tsx'),
  },
  {
    path: '/teaching/questions',
    title: 'Вопросы учеников',
    access: 'learning.provide',
    load: () => import('./desk-questions.tsx'),
    nav: { group: 'Работа', word: 'Вопросы учеников', icon: 'IconMessageQuestion', order: 52 },
  },
  {
    path: '/teaching/reviews',
    title: 'Отзывы о программах',
    access: 'learning.provide',
    load: () => import('./desk-reviews.tsx'),
    nav: { group: 'Работа', word: 'Отзывы', icon: 'IconStar', order: 54 },
  },
  {
    path: '/desk/reviews',
    title: 'Проверка отзывов',
    access: 'learning.review',
    load: () => import('./judge-reviews.tsx'),
    nav: { group: 'Работа', word: 'Проверка отзывов', icon: 'IconStar', order: 48 },
  },
]
