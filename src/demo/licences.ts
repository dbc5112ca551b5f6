/** Papers of admission in the demo world, entered by hand and verified at the desk; the rest come from the registry. */
import { moscowDay } from '../platform/calendar/working-days.ts'
import type { PaperKind } from '../modules/licences/contract.ts'
import { daysLater, workMoment } from './clock.ts'
import type { Happening } from './live.ts'
import { ogrnFrom } from './numbers.ts'
import { demoOrganisations } from './organisations.ts'
import { demoPeople } from './people.ts'
import { browserOf, type World } from './person-browser.ts'
import { scanOf } from './scan.ts'
import { reviewAtDesk, type Cast } from './story.ts'

interface Plan {
  readonly login: string
  readonly kind: PaperKind
  /** Days from now; no end: without a term. */
  readonly from: number
  readonly to?: number
  readonly place?: string
  readonly specialty?: string
  readonly post?: string
  readonly submitted: number
  readonly ending: 'draft' | 'waiting' | 'approved' | 'rejected'
}

const dispensary = 'Тверской кардиологический диспансер'
const hospital = 'Псковская областная больница № 2'

const plans: readonly Plan[] = [
  {
    login: 'orlova',
    kind: 'medical-activity',
    from: -2400,
    place: dispensary,
    submitted: -420,
    ending: 'approved',
  },
  {
    login: 'orlova',
    kind: 'periodic-accreditation',
    from: -1760,
    to: 64,
    specialty: '31.08.36',
    submitted: -419,
    ending: 'approved',
  },
  {
    login: 'orlova',
    kind: 'main-employment',
    from: -2100,
    place: dispensary,
    post: 'cardiologist',
    submitted: -418,
    ending: 'approved',
  },
  {
    login: 'orlova',
    kind: 'qualification-category',
    from: -20,
    to: 1800,
    specialty: '31.08.36',
    submitted: -2,
    ending: 'waiting',
  },
  {
    login: 'orlova',
    kind: 'external-secondary',
    from: -10,
    place: hospital,
    post: 'cardiologist',
    submitted: -1,
    ending: 'draft',
  },
  {
    login: 'kuznetsov',
    kind: 'medical-activity',
    from: -1500,
    place: hospital,
    submitted: -200,
    ending: 'approved',
  },
  {
    login: 'belova',
    kind: 'specialist-certificate',
    from: -900,
    to: 900,
    specialty: '31.08.49',
    submitted: -30,
    ending: 'rejected',
  },
]

/** By Moscow, where papers have their days. */
export const papersOfAdmission = (world: World, cast: Cast, now: Date, random: () => number): Happening[] =>
  plans.flatMap((plan, i) => happenings(world, cast, now, random, { ...plan, i }))

function happenings(
  world: World,
  cast: Cast,
  now: Date,
  random: () => number,
  plan: Plan & { readonly i: number },
): Happening[] {
  const key = `licence ${plan.i}`
  const soonest = workMoment(random, daysLater(now, plan.submitted))
  const at = soonest < now ? soonest : daysLater(now, -0.02)
  let applicationId = ''
  let drawn: Promise<Buffer> | null = null
  const scan = () => (drawn ??= paper(plan, now))
  const submit: Happening = {
    at,
    lives: [plan.login, key],
    prepare: () => void scan(),
    act: async () => {
      const b = await browserOf(world, cast.personOf(plan.login))
      const draft = (await b.post('/api/licences/drafts')) as { id: string; fields: object }
      const fileId = await b.upload('dopusk.jpg', await scan(), 'licence-paper')
      const saved = (await b.put(`/api/licences/drafts/${draft.id}`, {
        version: 1,
        fields: { ...draft.fields, ...fieldsOf(cast, plan, now), fileIds: [fileId] },
      })) as { version: number }
      if (plan.ending !== 'draft') {
        const sent = (await b.post(`/api/licences/drafts/${draft.id}/submission`, {
          version: saved.version,
        })) as { application: { id: string } }
        applicationId = sent.application.id
      }
      await b.leave()
    },
  }
  if (plan.ending === 'draft' || plan.ending === 'waiting') return [submit]
  const outcome = plan.ending
  return [
    submit,
    {
      at: daysLater(at, 1),
      lives: [plan.login, key],
      act: async () => {
        const b = await browserOf(world, cast.verifiers[plan.i % cast.verifiers.length]!)
        await reviewAtDesk(b, applicationId, outcome, random)
        await b.leave()
      },
    },
  ]
}

const numberOf = (plan: Plan & { readonly i: number }): string =>
  plan.kind === 'medical-activity'
    ? `Л041-0113${plan.i}-69/0${String(340_118 + plan.i * 911)}`
    : `69 24 ${String(118_402 + plan.i * 733)}`

const fieldsOf = (cast: Cast, plan: Plan & { readonly i: number }, now: Date) => ({
  kind: plan.kind,
  number: plan.post ? '' : numberOf(plan),
  issuer: plan.post ? '' : issuerOf(plan),
  organisationId: plan.place ? cast.organisationOf(plan.place) : null,
  organisationName: plan.place ?? '',
  specialty: plan.specialty ?? '',
  post: plan.post ?? '',
  startsOn: moscowDay(daysLater(now, plan.from)),
  endsOn: plan.to === undefined ? '' : moscowDay(daysLater(now, plan.to)),
})

const issuerOf = (plan: Plan): string =>
  plan.kind === 'medical-activity'
    ? 'Министерство здравоохранения области'
    : 'Федеральный аккредитационный центр'

const headings: Partial<Record<PaperKind, readonly [heading: string, about: string]>> = {
  'medical-activity': ['ЛИЦЕНЗИЯ', 'на медицинскую деятельность'],
  'periodic-accreditation': ['ВЫПИСКА', 'о прохождении периодической аккредитации'],
  'qualification-category': ['ПРИКАЗ', 'о присвоении квалификационной категории'],
  'specialist-certificate': ['СЕРТИФИКАТ', 'специалиста'],
}

function paper(plan: Plan & { readonly i: number }, now: Date): Promise<Buffer> {
  const person = demoPeople.find((p) => p.login === plan.login)!
  const place = demoOrganisations.find((o) => o.name === plan.place)
  const [heading, about] = headings[plan.kind] ?? ['СПРАВКА', 'о месте работы']
  const from = moscowDay(daysLater(now, plan.from))
  return scanOf(
    {
      institution: plan.post ? (place?.name ?? '') : issuerOf(plan),
      city: place?.city ?? 'Москва',
      heading,
      about,
      series: '',
      number: plan.post ? String(plan.i + 41) : numberOf(plan),
      holder: `${person.familyName} ${person.givenName} ${person.patronymic}`,
      period: '',
      under:
        plan.to === undefined ? `с ${from}, без срока` : `с ${from} по ${moscowDay(daysLater(now, plan.to))}`,
      programme: place ? `${place.name}, ОГРН ${ogrnFrom(demoOrganisations.indexOf(place))}` : person.post,
      hours: null,
      issued: from,
      rector: place?.rector ?? 'И. О. Ершова',
      office: plan.post ? 'Руководитель' : 'Председатель',
    },
    (plan.i % 9) / 6 - 0.6,
  )
}
