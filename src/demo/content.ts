/** What the academy's own modules are made of: packages, documents, tests; and some who learn by them. */
import { createHash } from 'node:crypto'
import type { Bank, Course, Outline, Question } from '../modules/content/contract.ts'
import { decideProgrammes, importProgrammes } from '../modules/learning/index.ts'
import type { Context } from '../platform/context.ts'
import type { Role } from '../platform/permissions.ts'
import { academy, actingIn } from './acting.ts'
import { daysLater } from './clock.ts'
import { demoCmi5Package } from './cmi5-package.ts'
import { partsOf } from './course-pages.ts'
import { lecturePdf } from './lecture-pdf.ts'
import { demoCourses, demoLectures, type CoursePart, type DemoCourse, type DemoLecture } from './lectures.ts'
import type { Happening } from './live.ts'
import { demoPackage } from './packages.ts'
import { pastLearners } from './past-turns.ts'
import { mainSpecialtyOf } from './posts.ts'
import { browserOf, type PersonBrowser, type World } from './person-browser.ts'
import type { Cast } from './story.ts'

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
    const rows = demoLectures.map((l, n) => ({
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
        aliases: aliasesOf(l, n),
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
    const course = demoCourses[n]!
    await bring(
      `${lecture.title}.zip`,
      course.standard === 'cmi5' ? demoCmi5Package(course) : demoPackage(course.standard, course),
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
    if (course.outside) await b.post(`/api/content/programmes/${id}/external`, course.outside)
    const outline = (await b.post(`/api/content/programmes/${id}/items`, {
      title: 'Итоговый тест',
      test: {
        bankId: bank.id,
        rules: { purpose: 'final', count: null, isShuffled: true, minutes: 15, attempts: 3, passPercent: 66 },
      },
    })) as Outline
    await b.post(`/api/content/programmes/${id}/opening`, { revision: outline.revision })
  }
  const contents = demoLectures.map((_, n) => `contents ${n}`)
  return [
    {
      at: daysLater(now, -39),
      lives: [`teaching of ${academy}`, ...contents],
      act: publish,
    },
    ...contents.map((life, n): Happening => ({
      at: daysLater(now, -38.8 + n / 50),
      lives: [life],
      act: async () => {
        const b = await browserOf(world, cast.personOf('nikitina'))
        await fill(b, n)
        await b.leave()
      },
    })),
    ...pastLearners.map((person, i): Happening => {
      const own = demoLectures.flatMap((l, n) => (l.specialty === mainSpecialtyOf(person) ? [n] : []))
      return {
        at: daysLater(now, -10 + (i % 6)),
        lives: [person.login, ...own.map((n) => contents[n]!)],
        act: async () => {
          if (own.length === 0) return
          const b = await browserOf(world, cast.personOf(person.login))
          for (const [n, lecture] of own.slice(0, ways.length).entries())
            await learn(
              b,
              world,
              {
                course: demoCourses[lecture]!,
                programmeId: programmes[lecture]!,
                specialty: mainSpecialtyOf(person),
              },
              ways[n]!,
            )
          await b.leave()
        },
      }
    }),
  ]
}

/** As the НМО portal numbers them: doctors and nurses have cabinets of their own, a few modules stand in both. */
function aliasesOf({ specialty }: DemoLecture, n: number): { vo: string; spo: string } {
  const isNurses = !specialty.startsWith('31.08')
  const number = (cabinet: number) => `${cabinet}${String(4127 + n * 31)}-2`
  return { vo: isNurses ? '' : number(77), spo: isNurses || n % 5 === 0 ? number(52) : '' }
}

/** How far one is in the lectures of their specialty, in turn. */
const ways = ['package', 'half', 'begun'] as const

async function learn(
  b: PersonBrowser,
  world: World,
  of: { readonly course: DemoCourse; readonly programmeId: string; readonly specialty: string },
  how: (typeof ways)[number],
): Promise<void> {
  const { course: taught, ...where } = of
  const { id } = (await b.post('/api/studies', { ...where, sessionId: null, basis: 'budget' })) as {
    id: string
  }
  // Lessons of cmi5 say themselves how far one is.
  if (how === 'begun' || taught.standard === 'cmi5') return
  const course = (await b.get(`/api/courses/${id}`)) as Course
  const [lesson, paper] = course.items
  if (!lesson || !paper) return
  const saidAt = world.clock.now().toISOString()
  const isAll = how === 'package'
  const parts = partsOf(taught.lecture, taught.isSplit)
  const learnt = isAll ? parts : parts.slice(0, Math.max(1, Math.floor(parts.length / 2)))
  const pages = isAll ? Array.from({ length: paper.amount }, (_, n) => n + 1) : []
  await b.post(`/api/courses/${id}/reports`, {
    deviceId: deviceOf(id),
    deviceName: 'Chrome, Windows',
    reports: [
      ...learnt.map((part, n) => ({
        kind: 'scorm',
        seq: n + 1,
        itemId: lesson.id,
        saidAt,
        sco: part.id,
        cmi: { cmi: keptOf(taught, part, isAll || parts.length > 1), isEnd: false },
      })),
      ...pages.map((page) => ({ kind: 'pdf', seq: learnt.length + page, itemId: paper.id, saidAt, page })),
    ],
  })
  const outside = isAll && course.items.find((i) => i.kind === 'external')
  if (outside)
    await b.post(`/api/courses/${id}/items/${outside.id}/claim`, {
      note: 'Занятие было вчера вечером, имя на площадке то же',
    })
}

/** What a lesson keeps of its learner: gone through, passed where something was asked; or left in the middle. */
function keptOf(course: DemoCourse, part: CoursePart, isWhole: boolean): object {
  const isAsked = isWhole && part.questions.length > 0
  const score = isAsked ? { raw: '100', min: '0', max: '100' } : undefined
  const place = isWhole ? String(part.sections.length) : '1'
  const common = { exit: 'suspend', suspend_data: '{}' }
  if (course.standard === 'scorm12') {
    const status = isAsked ? 'passed' : isWhole ? 'completed' : 'incomplete'
    return {
      core: {
        lesson_location: place,
        lesson_status: status,
        exit: common.exit,
        ...(score ? { score } : {}),
      },
      suspend_data: common.suspend_data,
    }
  }
  return {
    ...common,
    location: place,
    completion_status: isWhole ? 'completed' : 'incomplete',
    success_status: isAsked ? 'passed' : 'unknown',
    ...(score ? { score: { ...score, scaled: '1' } } : { progress_measure: isWhole ? '1' : '0.25' }),
  }
}

/** One browser for each study: the same in each world. */
const deviceOf = (studyId: string): string =>
  createHash('sha256')
    .update(studyId)
    .digest('hex')
    .replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-8$4-$5')
