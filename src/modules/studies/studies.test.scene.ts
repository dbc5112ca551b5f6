/** A provider with programmes, and people who learn them, for tests over HTTP. */
import { moscowDay } from '../../platform/calendar/working-days.ts'
import { learningScene, type LearningScene } from '../learning/learning.test.scene.ts'
import type { DeskProgramme } from '../learning/contract.ts'
import type { SigningClient } from '../../test/signing-client.ts'
import type { TestPerson } from '../../test/people.ts'
import { noteProgress } from './index.ts'

export const today = moscowDay(new Date())
export const dayFrom = (days: number) => moscowDay(new Date(Date.now() + days * 86_400_000))

type Reply = Awaited<ReturnType<SigningClient['get']>>
export const ok = (reply: Reply): Reply['body'] => {
  if (reply.status >= 300) throw new Error(`${reply.status} ${JSON.stringify(reply.body)}`)
  return reply.body
}
export const statuses = (replies: readonly Reply[]): number[] =>
  replies.map((r) => r.status).toSorted((a, b) => a - b)

export interface TestLearner {
  readonly person: TestPerson
  readonly client: SigningClient
}

export interface StudyScene extends LearningScene {
  readonly staff: SigningClient
  readonly learner: () => Promise<TestLearner>
  readonly module: () => Promise<DeskProgramme>
  readonly begin: (m: TestLearner, p: DeskProgramme, over?: object) => Promise<Reply>
  readonly progress: (studyId: string, share: number, isDone?: boolean) => Promise<{ isFinished: boolean }>
}

export async function studyScene(): Promise<StudyScene> {
  const scene = await learningScene()
  const { staff } = await scene.provider('Академия обучения')
  return {
    ...scene,
    staff,
    learner: async () => {
      const person = await scene.app.person()
      return { person, client: await scene.app.as(person) }
    },
    module: () => scene.published(staff, { kind: 'module', hours: 2, bases: ['budget'], priceKopecks: null }),
    begin: (m, p, over = {}) => m.client.post('/api/studies', { programmeId: p.id, ...over }),
    progress: (studyId, share, isDone = false) =>
      scene.app
        .context(null)
        .transaction((tx) => noteProgress(tx, { studyId, share, isDone, score: isDone ? 0.9 : null })),
  }
}
