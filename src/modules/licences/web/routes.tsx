/** Pages of admission: what is held and missing, a paper, its draft; the first page of each section of work. */
import { call } from '../../../web/api.ts'
import type { Finder, PageDeclaration } from '../../../web/pages.ts'

const work = { group: 'Работа', icon: 'IconStethoscope', order: 5 } as const

export const pages: readonly PageDeclaration[] = [
  {
    path: '/licences',
    title: 'Лицензии и аккредитации',
    access: 'licences.own',
    load: () => import('./list.tsx'),
    alsoKnownAs: 'мои допуски, лицензия, аккредитация, сертификат специалиста, место работы, категория',
    nav: { group: 'Услуги', word: 'Допуски', icon: 'IconLicense', order: 20 },
  },
  {
    path: '/licences/new',
    title: 'Добавить допуск',
    access: 'licences.own',
    load: () => import('./new.tsx'),
    alsoKnownAs: 'добавить лицензию, аккредитацию, место работы',
  },
  {
    path: '/licences/draft/$id',
    title: 'Черновик допуска',
    access: 'licences.own',
    load: () => import('./draft.tsx'),
  },
  {
    path: '/licences/$id',
    title: 'Допуск',
    access: 'licences.own',
    load: () => import('./paper.tsx'),
  },
  {
    path: '/desk/papers',
    title: 'Реестр допусков',
    access: 'licences.search',
    load: () => import('./desk-list.tsx'),
    alsoKnownAs: 'лицензии, аккредитации, приостановить, аннулировать',
    nav: { group: 'Работа', word: 'Реестр допусков', icon: 'IconLicense', order: 40 },
  },
  {
    path: '/desk/papers/$id',
    title: 'Допуск в реестре',
    access: 'licences.search',
    load: () => import('./desk-paper.tsx'),
  },
  {
    path: '/desk/licence-cases',
    title: 'Расхождения с регистром',
    access: 'licences.decide',
    load: () => import('./cases.tsx'),
    alsoKnownAs: 'ФРМР, несовпадения',
    nav: { group: 'Работа', word: 'Расхождения', icon: 'IconArrowsDiff', order: 41 },
  },
  {
    path: '/desk/licence-cases/$id',
    title: 'Расхождение с регистром',
    access: 'licences.decide',
    load: () => import('./case.tsx'),
  },
  {
    path: '/desk/licence-imports',
    title: 'Загрузка из регистра',
    access: 'licences.search',
    load: () => import('./imports.tsx'),
    alsoKnownAs: 'ФРМР, федеральный регистр медработников',
    nav: { group: 'Работа', word: 'Загрузка из регистра', icon: 'IconCloudDownload', order: 42 },
  },
  {
    path: '/work/doctor',
    title: 'Рабочее место врача',
    access: 'work.doctor',
    load: () => import('./work.tsx'),
    nav: { ...work, word: 'Врач' },
  },
  {
    path: '/work/nurse',
    title: 'Рабочее место медсестры',
    access: 'work.nurse',
    load: () => import('./work.tsx'),
    nav: { ...work, word: 'Медсестра' },
  },
  {
    path: '/work/laboratory',
    title: 'Рабочее место лаборанта',
    access: 'work.laboratory',
    load: () => import('./work.tsx'),
    nav: { ...work, word: 'Лаборатория' },
  },
]

export const finders: readonly Finder[] = [
  {
    heading: 'Мои допуски',
    access: 'licences.own',
    find: async (text, signal) => {
      // Contracts stay out of the first download.
      const { kindWords, listPapers } = await import('../contract.ts')
      const { papers } = await call(listPapers, {}, { signal })
      const words = text.toLowerCase()
      return papers
        .map((p) => ({
          title: kindWords[p.kind],
          note: [p.number && `№ ${p.number}`, p.specialty?.name, p.organisation?.name]
            .filter(Boolean)
            .join(', '),
          href: `/licences/${p.id}`,
        }))
        .filter((p) => `${p.title} ${p.note}`.toLowerCase().includes(words))
        .slice(0, 5)
    },
  },
]
