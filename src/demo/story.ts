/** One application of the demo world from the draft to its end, act by act, through the API. */
import { dayWords } from '../platform/calendar/days.ts'
import { mailbox } from '../platform/messages/ledger.ts'
import { contextOf, system } from '../platform/house.ts'
import { daysLater, pick, workMoment } from './clock.ts'
import type { Happening } from './live.ts'
import { browserOf, type PersonBrowser, type World } from './person-browser.ts'
import type { PlannedApplication } from './plan.ts'
import { specialtyName } from './posts.ts'
import { scanOf } from './scan.ts'
import { talk } from './talk.ts'

export interface Cast {
  readonly personOf: (login: string) => string
  readonly organisationOf: (name: string) => string
  readonly verifiers: readonly string[]
}

const words = (iso: string) => `${dayWords(iso)} года`

export function happeningsOf(
  world: World,
  cast: Cast,
  p: PlannedApplication,
  now: Date,
  random: () => number,
): Happening[] {
  let applicationId = ''
  const personId = cast.personOf(p.person.login)
  const verifierId = cast.verifiers[p.verifier]!
  let drawn: Promise<Buffer> | null = null
  const scan = () => (drawn ??= paper(p))
  // A person does one thing at a time, and so does everybody with one application.
  const lives = [p.person.login, p.number]
  const first: Happening = {
    at: p.submittedAt,
    lives,
    prepare: () => void scan(),
    act: async () => {
      applicationId = await submit(world, cast, p, await scan())
    },
  }
  const review = workMoment(random, daysLater(p.submittedAt, p.reviewDays))
  const decidedAt =
    review > now || review <= p.submittedAt ? new Date((p.submittedAt.getTime() + now.getTime()) / 2) : review
  const asked = new Date((p.submittedAt.getTime() + decidedAt.getTime()) / 2)
  const desk = (act: (browser: PersonBrowser) => Promise<void>) => async () => {
    const browser = await browserOf(world, verifierId)
    await act(browser)
    await browser.leave()
  }
  const ask = {
    at: asked,
    lives: [p.number],
    act: desk(async (b) => {
      await b.post(`/api/desk/applications/${applicationId}/claim`)
      await b.post(`/api/desk/applications/${applicationId}/questions`, {
        text: pick(random, talk.questions),
      })
    }),
  }
  const answer = {
    at: new Date((asked.getTime() + decidedAt.getTime()) / 2),
    lives,
    act: async () => {
      const b = await browserOf(world, personId)
      const { question } = (await b.get(`/api/applications/${applicationId}`)) as { question: { id: string } }
      await b.post(`/api/applications/${applicationId}/answers`, {
        questionId: question.id,
        text: pick(random, talk.answers),
        fileIds: [],
      })
      await b.leave()
    },
  }
  const decide = (outcome: 'approved' | 'rejected') => ({
    at: decidedAt,
    lives: [p.number],
    act: desk((b) => reviewAtDesk(b, applicationId, outcome, random)),
  })
  switch (p.ending) {
    case 'waiting':
      return [first]
    case 'claimed':
      return [
        first,
        {
          at: asked,
          lives: [p.number],
          act: desk(async (b) => void (await b.post(`/api/desk/applications/${applicationId}/claim`))),
        },
      ]
    case 'question':
      return [first, ask]
    case 'approved':
    case 'rejected':
      return [first, decide(p.ending)]
    case 'approved-after-question':
      return [first, ask, answer, decide('approved')]
    case 'withdrawn':
      return [
        first,
        {
          at: asked,
          lives,
          act: async () => {
            const b = await browserOf(world, personId)
            await b.post(`/api/applications/${applicationId}/withdrawal`)
            await b.leave()
          },
        },
      ]
  }
}

const paper = (p: PlannedApplication): Promise<Buffer> =>
  scanOf(
    {
      institution: p.institution.name,
      city: p.institution.city,
      heading: p.kind === 'retraining-diploma' ? 'ДИПЛОМ' : 'УДОСТОВЕРЕНИЕ',
      about:
        p.kind === 'retraining-diploma' ? 'о профессиональной переподготовке' : 'о повышении квалификации',
      series: p.series,
      number: p.number,
      holder: `${p.person.familyName} ${p.person.givenName} ${p.person.patronymic}`,
      period: `с ${words(p.startedOn)} по ${words(p.endedOn)}`,
      programme: specialtyName(p.specialty),
      hours: p.hours,
      issued: words(p.issuedOn),
      rector: p.institution.rector,
    },
    (Number(p.number) % 9) / 6 - 0.6,
  )

async function submit(world: World, cast: Cast, p: PlannedApplication, scan: Buffer): Promise<string> {
  const personId = cast.personOf(p.person.login)
  const b = await browserOf(world, personId)
  await readNews(b)
  const draft = (await b.post('/api/education/drafts')) as { id: string; version: number }
  const fileId = await b.upload('diplom.jpg', scan, 'education-record')
  const saved = (await b.put(`/api/education/drafts/${draft.id}`, {
    version: draft.version,
    fields: fieldsOf(cast, p, fileId),
  })) as { version: number }
  const challenge = (await b.post(`/api/education/drafts/${draft.id}/code`, { version: saved.version })) as {
    challengeId: string
  }
  await world.hear()
  const record = (await b.post(`/api/education/drafts/${draft.id}/confirmation`, {
    challengeId: challenge.challengeId,
    code: await newestCode(world, personId),
  })) as { application: { id: string } }
  await b.leave()
  return record.application.id
}

/** People open the bell when they come. */
async function readNews(b: PersonBrowser): Promise<void> {
  const { items } = (await b.get('/api/notifications?limit=1&only=unread')) as { items: { id: string }[] }
  if (items[0]) await b.post('/api/notifications/read', { upTo: items[0].id })
}

const fieldsOf = (cast: Cast, p: PlannedApplication, fileId: string) => ({
  institutionId: cast.organisationOf(p.institution.name),
  institutionName: p.institution.name,
  specialty: p.specialty,
  programme: specialtyName(p.specialty),
  kind: p.kind,
  form: 'part-time',
  startedOn: p.startedOn,
  endedOn: p.endedOn,
  issuedOn: p.issuedOn,
  hours: String(p.hours),
  series: p.series,
  number: p.number,
  fileIds: [fileId],
})

/** As the person reads it: from the newest message with a code. */
async function newestCode(world: World, personId: string): Promise<string> {
  const ctx = contextOf(world.house, {
    actor: system,
    audit: 'demo',
    requestId: 'demo',
    origin: null,
    now: world.clock.now(),
  })
  for (const line of await mailbox(ctx, { search: '', limit: 5, personId })) {
    const code = line.kind === 'code' && /\b\d{6}\b/.exec(line.text)?.[0]
    if (code) return code
  }
  throw new Error('Учебный мир: код не пришёл')
}

export async function reviewAtDesk(
  b: PersonBrowser,
  id: string,
  outcome: 'approved' | 'rejected',
  random: () => number,
): Promise<void> {
  const seen = (await b.post(`/api/desk/applications/${id}/claim`)) as {
    facts: { key: string }[]
    files: { id: string }[]
  }
  for (const file of seen.files) await b.get(`/api/desk/applications/${id}/files/${file.id}/pages/1`)
  const wrong = outcome === 'rejected' ? 'number' : null
  const { version } = (await b.put(`/api/desk/applications/${id}/verdicts`, {
    verdicts: seen.facts.map(({ key }) => ({ key, matches: !key.includes(wrong ?? '—') })),
  })) as { version: number }
  await b.post(
    `/api/desk/applications/${id}/decision`,
    outcome === 'approved'
      ? { outcome, version }
      : {
          outcome,
          version,
          reason: pick(random, ['number-differs', 'unreadable', 'dates-differ'] as const),
          comment: '',
        },
  )
}
