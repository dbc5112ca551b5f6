/** Pages of certificates: one's own, the public verification, the list for revocation. */
import { call } from '../../../web/api.ts'
import type { Finder, PageDeclaration } from '../../../web/pages.ts'

export const pages: readonly PageDeclaration[] = [
  {
    path: '/certificates/$id',
    title: 'Сертификат',
    access: 'certificates.own',
    load: () => import('./one.tsx'),
  },
  {
    path: '/verify',
    title: 'Проверить документ',
    access: 'public',
    layout: 'open',
    load: () => import('./verify.tsx'),
    alsoKnownAs: 'сертификат, подлинность, подпись, QR, код',
    nav: { group: 'Открыто всем', word: 'Проверить документ', icon: 'IconShieldCheck', order: 10 },
  },
  {
    path: '/verify/$code',
    title: 'Проверка сертификата',
    access: 'public',
    layout: 'open',
    load: () => import('./verify-code.tsx'),
  },
  {
    path: '/desk/certificates',
    title: 'Выданные сертификаты',
    access: 'certificates.revoke',
    load: () => import('./kept.tsx'),
    alsoKnownAs: 'отозвать сертификат',
    nav: { group: 'Работа', word: 'Сертификаты', icon: 'IconCertificate', order: 30 },
  },
]

export const finders: readonly Finder[] = [
  {
    heading: 'Мои сертификаты',
    access: 'certificates.own',
    find: async (text, signal) => {
      // Contracts stay out of the first download.
      const { listCertificates } = await import('../contract.ts')
      const { items } = await call(listCertificates, {}, { signal })
      const words = text.toLowerCase()
      return items
        .filter((c) => `${c.title} ${c.about} ${c.number}`.toLowerCase().includes(words))
        .slice(0, 5)
        .map((c) => ({ title: c.about || c.title, note: `№ ${c.number}`, href: `/certificates/${c.id}` }))
    },
  },
]
