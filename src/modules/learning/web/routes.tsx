/** Pages of the catalogue and of those who teach. */
import type { PageDeclaration } from '../../../web/pages.ts'

export const pages: readonly PageDeclaration[] = [
  {
    path: '/catalogue',
    title: 'Каталог программ',
    access: 'public',
    load: () => import('./catalogue.tsx'),
    alsoKnownAs: 'курсы, вебинары, ИОМ, повышение квалификации',
    nav: { group: 'Моё образование', word: 'Каталог программ', icon: 'IconSchool', order: 30 },
  },
  {
    path: '/catalogue/searches',
    title: 'Сохранённые поиски',
    access: 'learning.own',
    load: () => import('./searches.tsx'),
  },
  {
    path: '/catalogue/$id',
    title: 'Программа',
    access: 'public',
    load: () => import('./programme.tsx'),
  },
  {
    path: '/teaching',
    title: 'Наши программы',
    access: 'learning.provide',
    load: () => import('./desk-list.tsx'),
    nav: { group: 'Работа', word: 'Наши программы', icon: 'IconSchool', order: 40 },
  },
  {
    path: '/teaching/request',
    title: 'Заявка организации',
    access: 'learning.provide',
    load: () => import('./request.tsx'),
    nav: { group: 'Работа', word: 'Заявка организации', icon: 'IconCertificate', order: 42 },
  },
  {
    path: '/teaching/new',
    title: 'Новая программа',
    access: 'learning.provide',
    load: () => import('./edit.tsx'),
  },
  {
    path: '/teaching/upload',
    title: 'Загрузить программы таблицей',
    access: 'learning.provide',
    load: () => import('./upload.tsx'),
  },
  {
    path: '/teaching/keys',
    title: 'Ключи систем',
    access: 'learning.provide',
    load: () => import('./keys.tsx'),
    alsoKnownAs: 'API, интеграция, СДО, деканат',
  },
  {
    path: '/teaching/$id',
    title: 'Программа организации',
    access: 'learning.provide',
    load: () => import('./desk-one.tsx'),
  },
  {
    path: '/teaching/$id/edit',
    title: 'Изменить программу',
    access: 'learning.provide',
    load: () => import('./edit.tsx'),
  },
  {
    path: '/teaching/$id/sessions',
    title: 'Расписание наборов',
    access: 'learning.provide',
    load: () => import('./sessions.tsx'),
  },
  {
    path: '/desk/programmes',
    title: 'Проверка программ',
    access: 'learning.review',
    load: () => import('./review-list.tsx'),
    nav: { group: 'Работа', word: 'Проверка программ', icon: 'IconSchool', order: 44 },
  },
  {
    path: '/desk/programmes/$id',
    title: 'Проверка программы',
    access: 'learning.review',
    load: () => import('./review-one.tsx'),
  },
  {
    path: '/desk/providers',
    title: 'Заявки организаций',
    access: 'learning.review',
    load: () => import('./requests.tsx'),
    nav: { group: 'Работа', word: 'Заявки организаций', icon: 'IconBuildingHospital', order: 46 },
  },
]
