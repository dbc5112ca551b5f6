/** What the academy's own modules are made of: packages, documents, tests; and some who learn by them. */
import { createHash } from 'node:crypto'
import type { Bank, Course, Outline, Question } from '../modules/content/contract.ts'
import { decideProgrammes, importProgrammes } from '../modules/learning/index.ts'
import type { Context } from '../platform/context.ts'
import type { Role } from '../platform/permissions.ts'
import { academy, actingIn } from './acting.ts'
import { daysLater } from './clock.ts'
import { demoCmi5Package } from './cmi5-package.ts'
import { lecturePdf } from './lecture-pdf.ts'
import { demoLectures, type DemoLecture } from './lectures.ts'
import type { Happening } from './live.ts'
import { demoPackage } from './packages.ts'
import { demoPeople } from './people.ts'
import { browserOf, type PersonBrowser, type World } from './person-browser.ts'
import type { Cast } from './story.ts'

/** Lectures from here on are cmi5. */
const firstOfCmi5 = 8

const questionOf = (q: DemoLecture['questions'][number]): Question => {
  const common = { words: q.words, explanation: q.why, points: 1, choices: [...q.choices] }
  return q.right.length === 1
    ? { kind: 'single', ...common, right: q.right[0]! }
    : { kind: 'multiple', ...common, right: [...q.right] }
}

export function taughtContents(world: World, cast: Cast, now: Date): Happening[] {
  const as = (login: string, role: Role, organisationId: string | null): Context =>
    actingIn(world, cast, role === 'provider' ? 'programmes-imported' : 'programmes-decided', {
      login,
      role,
      organisationId,
    })
  const programmes: string[] = []
  const publish = async (): Promise<void> => {
    const rows = demoLectures.map((l) => ({
      fields: {
        kind: 'module' as const,
        title: l.title,
        annotation: l.annotation,
        eventKind: null,
        form: 'distance' as const,
        difficulty: null,
        hours: 2,
        bases: ['budget' as const],
        priceKopecks: null,
        specialties: [l.specialty],
        competencies: [],
        features: ['remote' as const],
        isAnytime: true,
      },
      sessions: [],
    }))
    const staff = as('nikitina', 'provider', cast.organisationOf(academy))
    const { ids, faults } = await importProgrammes(staff, { rows, submit: true, isDry: false })
    if (faults.length > 0) throw new Error(`Учебный мир: ${JSON.stringify(faults[0])}`)
    await decideProgrammes(as('demina', 'verifier', null), { ids, to: 'published', why: '' })
    programmes.push(...ids)
  }
  const fill = async (b: PersonBrowser, n: number): Promise<void> => {
    const [lecture, id] = [demoLectures[n]!, programmes[n]!]
    const bring = async (name: string, bytes: Buffer) => {
      const fileId = await b.upload(name, bytes, 'learning-material')
      await b.post(`/api/content/programmes/${id}/materials`, { fileId })
      await world.hear()
    }
    const standard = n % 2 === 0 ? 'scorm12' : 'scorm2004'
    await bring(
      `${lecture.title}.zip`,
      n < firstOfCmi5 ? demoPackage(standard, lecture) : demoCmi5Package(lecture),
    )
    await bring(
      `Памятка. ${lecture.title.replace(':', ' —')}.pdf`,
      await lecturePdf(lecture, world.clock.now()),
    )
    const bank = (await b.post(`/api/content/programmes/${id}/banks`, { name: 'Итоговые вопросы' })) as Bank
    await b.put(`/api/content/banks/${bank.id}`, {
      name: bank.name,
      questions: lecture.questions.map(questionOf),
      revision: bank.revision,
    })
    const outline = (await b.post(`/api/content/programmes/${id}/items`, {
      title: 'Итоговый тест',
      test: {
        bankId: bank.id,
        rules: { purpose: 'final', count: null, isShuffled: true, minutes: 15, attempts: 3, passPercent: 66 },
      },
    })) as Outline
    await b.post(`/api/content/programmes/${id}/opening`, { revision: outline.revision })
  }
  const learners = demoPeople.filter((p) => p.roles.includes('doctor')).slice(0, 6)
  return [
    {
      at: daysLater(now, -39),
      lives: [`teaching of ${academy}`, 'contents'],
      act: async () => {
        await publish()
        const b = await browserOf(world, cast.personOf('nikitina'))
        for (const n of demoLectures.keys()) await fill(b, n)
        await b.leave()
      },
    },
    ...learners.map((person, i): Happening => ({
      at: daysLater(now, -10 + i),
      lives: [person.login, 'contents'],
      act: async () => {
        const b = await browserOf(world, cast.personOf(person.login))
        for (const n of [i, i + 2, i + 4]) await learn(b, world, programmes[n % programmes.length]!, n - i)
        await b.leave()
      },
    })),
  ]
}

/** 0: all of the package and the document; 2: half of the package; 4: only put down. */
async function learn(b: PersonBrowser, world: World, programmeId: string, how: number): Promise<void> {
  const { id } = (await b.post('/api/studies', {
    programmeId,
    sessionId: null,
    basis: 'budget',
    specialty: null,
  })) as { id: string }
  if (how === 4) return
  const course = (await b.get(`/api/courses/${id}`)) as Course
  const [lesson, paper] = course.items
  if (!lesson || !paper) return
  const saidAt = world.clock.now().toISOString()
  const is12 = lesson.kind === 'scorm12'
  const isAll = how === 0
  const core = { lesson_location: isAll ? '3' : '1', lesson_status: isAll ? 'passed' : 'incomplete' }
  const score = isAll ? { raw: '100', min: '0', max: '100' } : undefined
  const cmi = is12
    ? { core: { ...core, exit: 'suspend', ...(score ? { score } : {}) }, suspend_data: '{}' }
    : {
        location: core.lesson_location,
        completion_status: isAll ? 'completed' : 'incomplete',
        success_status: isAll ? 'passed' : 'unknown',
        exit: 'suspend',
        suspend_data: '{}',
        ...(score ? { score: { ...score, scaled: '1' } } : { progress_measure: '0.25' }),
      }
  const pages = isAll ? Array.from({ length: paper.amount }, (_, n) => n + 1) : []
  await b.post(`/api/courses/${id}/reports`, {
    deviceId: deviceOf(id),
    deviceName: 'Chrome, Windows',
    reports: [
      { kind: 'scorm', seq: 1, itemId: lesson.id, saidAt, sco: 'lesson', cmi: { cmi, isEnd: false } },
      ...pages.map((page) => ({ kind: 'pdf', seq: page + 1, itemId: paper.id, saidAt, page })),
    ],
  })
}

/** One browser for each study: the same in each world. */
const deviceOf = (studyId: string): string =>
  createHash('sha256')
    .update(studyId)
    .digest('hex')
    .replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-8$4-$5')
