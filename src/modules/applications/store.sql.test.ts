import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely'
import { expect, test } from 'vitest'
import { review } from './domain.ts'
import * as store from './store.ts'

const at = new Date(0)
const key = { at, id: 'x' }
const application = review.submitted(
  {
    id: 'x',
    number: '2026-000001',
    kind: 'k',
    subjectId: 's',
    title: 't',
    applicantId: 'a',
    facts: [],
    dueOn: '2026-11-26',
  },
  at,
)

test('the SQL of this module, for the eyes of a reviewer', async () => {
  const said: string[] = []
  const db = new Kysely<object>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (d) => new PostgresIntrospector(d),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
    log: (e) => void said.push(e.query.sql),
  })
  const say = async (what: string, work: Promise<unknown>) => {
    const from = said.length
    // The dummy driver answers nothing, and some functions mind.
    await work.catch(() => undefined)
    said.splice(from, said.length - from, ...said.slice(from).map((sql) => `-- ${what}\n${sql}`))
  }
  const filter = { verifierId: 'v', number: '2026-0001', applicantIds: ['a', 'b'], limit: 51 }
  const plain = { ...filter, number: undefined, applicantIds: undefined }
  await say('nextNumber', store.nextNumber(db, 2026))
  await say('insertApplication', store.insertApplication(db, application))
  await say('findApplication', store.findApplication(db, 'x'))
  await say('lockApplication', store.lockApplication(db, 'x'))
  await say('findOfSubject', store.findOfSubject(db, 'k', 's'))
  await say('saveApplication', store.saveApplication(db, application))
  await say(
    'addTransition',
    store.addTransition(db, 'x', {
      at,
      act: 'asked',
      from: 'under-review',
      to: 'question',
      actorId: 'v',
      note: null,
    }),
  )
  await say(
    'addMessage',
    store.addMessage(db, {
      id: 'm',
      applicationId: 'x',
      at,
      side: 'verifier',
      kind: 'question',
      authorId: 'v',
      text: '?',
    }),
  )
  await say('dossierOf', store.dossierOf(db, 'x'))
  await say(
    'openQuestion',
    store.openQuestion(db, { messageId: 'm', applicationId: 'x', deadline: '2026-11-26' }),
  )
  await say('openQuestionOf', store.openQuestionOf(db, 'x'))
  await say('closeQuestion', store.closeQuestion(db, 'x', at))
  await say('questionsToRemind', store.questionsToRemind(db, '2026-11-26'))
  await say('markReminded', store.markReminded(db, 'm', true, at))
  await say(
    'addFiles',
    store.addFiles(db, { applicationId: 'x', fileIds: ['f', 'g'], messageId: null, side: 'applicant', at }),
  )
  await say('filesOf', store.filesOf(db, 'x'))
  await say('verdictsOf', store.verdictsOf(db, 'x'))
  await say(
    'saveVerdicts',
    store.saveVerdicts(db, { applicationId: 'x', verifierId: 'v', at }, [
      { key: 'number', matches: false, onScan: '1' },
      { key: 'owner', matches: true, onScan: null },
    ]),
  )
  await say('removeVerdicts', store.removeVerdicts(db, 'x', ['number']))
  await say('rememberLook', store.rememberLook(db, { applicationId: 'x', verifierId: 'v', fileId: 'f', at }))
  await say('hasLooked', store.hasLooked(db, 'x', 'v'))
  await say(
    'listOwn, every filter',
    store.listOwn(db, {
      applicantId: 'a',
      statuses: ['question'],
      kinds: ['k'],
      from: at,
      until: at,
      text: 'д',
      after: key,
      limit: 26,
    }),
  )
  await say('countOwn', store.countOwn(db, 'a'))
  await say('listWaiting', store.listWaiting(db, plain, { dueOn: '2026-11-26', ...key }))
  await say('listWaiting, searched', store.listWaiting(db, filter, undefined))
  await say('listAsked', store.listAsked(db, plain, { answerBy: '2026-11-26', id: 'x' }))
  await say('listDecidedBy', store.listDecidedBy(db, plain, key))
  await say(
    'queueFacts',
    store.queueFacts(db, { kind: 'k', place: { dueOn: '2026-11-26', ...key }, since: at }),
  )
  await say('countDesk', store.countDesk(db, 'v', '2026-11-23'))
  await say('lockMissedPromises', store.lockMissedPromises(db, '2026-11-23'))
  await expect(said.join(';\n\n') + ';\n').toMatchFileSnapshot('./store.sql')
})
