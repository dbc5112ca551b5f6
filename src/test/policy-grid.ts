/** What is asked of each function of each module's policy. */
import {
  byState,
  given,
  learners,
  managers,
  over,
  personal,
  providers,
  rule,
  statuses,
  type Case,
} from './policy-cases.ts'

export const grid: Readonly<Record<string, Readonly<Record<string, readonly Case[]>>>> = {
  applications: {
    isApplicant: over([['заявление', { applicantId: 'a' }]]),
    mayVerify: over([['заявление', { applicantId: 'a' }]]),
  },
  content: {
    mayChange: learners([['материал', { organisation_id: 'o1' }]]),
    mayRead: learners([['материал', { organisation_id: 'o1' }]]),
    isOwn: personal,
    mayReview: learners([
      ['ответ другого', { organisation_id: 'o1', person_id: 'a' }],
      ['свой ответ', { organisation_id: 'o1', person_id: 'p' }],
    ]),
  },
  credentials: {
    maySee: over([['сертификат', { personId: 'a', isRevoked: false }]]),
    isOwn: over([['сертификат', { personId: 'a', isRevoked: false }]]),
    mayRevoke: over([
      ['действует', { personId: 'a', isRevoked: false }],
      ['отозван', { personId: 'a', isRevoked: true }],
    ]),
  },
  credits: {
    isOwn: personal,
    mayChange: [null, 'p'].flatMap((paper_id) =>
      [null, new Date(0)].map((closed_at): Case => [
        `${paper_id ? 'проверен' : 'вписан'}, ${closed_at ? 'закрыт' : 'идёт'}`,
        [{ paper_id, closed_at }],
      ]),
    ),
    maySaveReport: [false, true].flatMap((isFiled) =>
      [false, true].map((isClosed): Case => [
        `${isFiled ? 'подано' : 'готовится'}, цикл ${isClosed ? 'закрыт' : 'идёт'}`,
        [{ isFiled, isClosed }],
      ]),
    ),
    mayFile: [false, true].flatMap((isFiled) =>
      [0, 1].flatMap((gaps) => [
        [`${isFiled}, пробелов ${gaps}, принимают`, [{ isFiled, gaps, isOpen: true }]] as Case,
        [`${isFiled}, пробелов ${gaps}, рано`, [{ isFiled, gaps, isOpen: false }]] as Case,
      ]),
    ),
    mayConfirm: learners([
      ['обучение здесь', { organisation_id: 'o1', person_id: 'a' }],
      ['своё обучение', { organisation_id: 'o1', person_id: 'p' }],
      ['без организации', { organisation_id: null, person_id: 'a' }],
    ]),
    mayReverse: learners([
      ['обучение здесь', { organisation_id: 'o1', person_id: 'a' }],
      ['своё обучение', { organisation_id: 'o1', person_id: 'p' }],
      ['без организации', { organisation_id: null, person_id: 'a' }],
    ]),
    mayCorrect: personal,
    mayMend: ['under-review', 'confirmed', 'returned', 'withdrawn', 'reversed'].map((state): Case => [
      state,
      [{ state }],
    ]),
    isConfirmed: [null, 'p'].flatMap((approved_by) =>
      ['organisation', 'cycle', 'doubt', 'credited', 'refused', 'reversed'].map((state): Case => [
        `${state}, ${approved_by ? 'решал сотрудник' : 'никто не решал'}`,
        [{ state, approved_by }],
      ]),
    ),
    mayMove: [false, true].flatMap((isStanding) =>
      [false, true].map((isRunning): Case => [
        `${isStanding ? 'стоит' : 'снято'}, цикл ${isRunning ? 'идёт' : 'окончен'}`,
        [{ isStanding, isRunning }],
      ]),
    ),
    mayClose: [null, new Date(0)].flatMap((closed_at) =>
      [0, 36].flatMap((total) =>
        [false, true].map((hasEntries): Case => [
          `${closed_at ? 'закрыт' : 'идёт'}, ${total} ЗЕТ, ${hasEntries ? 'с начислениями' : 'пустой'}`,
          [{ closed_at }, total, hasEntries],
        ]),
      ),
    ),
  },
  files: {
    owns: over([['файл', { ownerId: 'a' }]]),
    mayDelete: over([
      ['свободный', { ownerId: 'a', isAttached: false }],
      ['приложен', { ownerId: 'a', isAttached: true }],
    ]),
    mayOpen: over([
      ['готов', { ownerId: 'a', state: 'ready' }],
      ['проверяется', { ownerId: 'a', state: 'checking' }],
    ]),
  },
  identity: {
    mayWatchDoors: over([['двери', 'a']]),
    mayLift: over([
      ['своя блокировка', { person_id: 'a' }],
      ['адреса', { person_id: null }],
    ]),
  },
  journal: {
    isMyLine: over([
      ['обо мне', { subjectId: 'a', actorId: 'x' }],
      ['мной', { subjectId: 'x', actorId: 'a' }],
      ['ничья', { subjectId: null, actorId: null }],
    ]),
    mayAsk: over([
      ['другой смотрел моё', { subjectId: 'a', actorId: 'x' }],
      ['портал смотрел моё', { subjectId: 'a', actorId: null }],
      ['я смотрел моё', { subjectId: 'a', actorId: 'a' }],
      ['ничья', { subjectId: null, actorId: null }],
    ]),
    mayAnswer: over([
      ['спросил я', { subjectId: 'a', actorId: 'x' }],
      ['смотрел я', { subjectId: 'x', actorId: 'a' }],
      ['смотрел портал', { subjectId: 'x', actorId: null }],
    ]),
  },
  learning: {
    mayProvide: learners([['программа', { organisation_id: 'o1' }]]),
    mayRead: learners([['программа', { organisation_id: 'o1' }]]),
    mayDecide: over([
      ['подал он', { submitted_by: 'a' }],
      ['никто не подавал', { submitted_by: null }],
    ]),
    isOwnSearch: personal,
    mayChangeProvider: byState('forming', 'submitted', 'in-work', 'rework', 'rejected', 'open'),
    mayChange: byState('draft', 'review', 'returned', 'published', 'past'),
    maySubmit: byState('draft', 'review', 'returned', 'published', 'past'),
    mayWithdraw: ['draft', 'published', 'withdrawn'].flatMap((state) =>
      providers.map(([who, one]): Case => [`${who}; ${state}`, [one, { organisation_id: 'o1' }, state]]),
    ),
  },
  plans: {
    isOwn: personal,
    mayChange: ['running', 'reached', 'closed'].map((state): Case => [state, [{ state }]]),
  },
  licences: {
    isOwn: over([
      ['допуск', { personId: 'a' }],
      ['ничей', { personId: null }],
    ]),
    mayMend: statuses.flatMap((status) =>
      ['person', 'registry'].map((origin): Case => [`${status}, ${origin}`, [{ status, origin }]]),
    ),
    mayRenew: statuses.flatMap((status) =>
      ['licence', 'employment'].flatMap((kind) =>
        [null, new Date(0)].map((endsAt): Case => [
          `${status}, ${kind}, ${endsAt ? 'со сроком' : 'без срока'}`,
          [{ status, class: kind, endsAt }],
        ]),
      ),
    ),
    mayDecide: over([['допуск', { personId: 'a' }]]),
  },
  records: {
    isOwn: over([['запись', { personId: 'a' }]]),
    mayMend: statuses.map((status): Case => [status, [status]]),
  },
  registrations: {
    isOwn: over([['заявка', { personId: 'a' }]]),
    mayChange: byState('forming', 'submitted', 'in-work', 'rework', 'rejected', 'open'),
    mayRemove: ['forming', 'rework', 'open'].flatMap((status) =>
      [null, 'z'].map((applicationId): Case => [
        `${status}, ${applicationId ? 'подавали' : 'не подавали'}`,
        [{ status, applicationId }],
      ]),
    ),
  },
  presence: { mayHold: learners([['мероприятие', { organisationId: 'o1' }]]) },
  studies: {
    isOwn: personal,
    mayTeach: learners([['обучение', { organisation_id: 'o1' }]]),
    mayReport: learners([
      ['показанный отзыв', { organisation_id: 'o1', state: 'shown', reported_at: null }],
      ['тот, на который пожаловались', { organisation_id: 'o1', state: 'shown', reported_at: new Date(0) }],
    ]),
    maySettle: learners([
      ['обучение другого', { organisation_id: 'o1', person_id: 'a' }],
      ['своё обучение', { organisation_id: 'o1', person_id: 'p' }],
    ]),
    mayCancel: byState('applied', 'learning', 'finished', 'failed', 'refused', 'cancelled', 'annulled'),
    mayReview: byState('applied', 'learning', 'finished', 'failed', 'refused', 'cancelled', 'annulled'),
    mayAsk: byState('applied', 'learning', 'finished', 'failed', 'refused', 'cancelled', 'annulled'),
    mayJudge: over([['отзыв', { person_id: 'a' }]]),
    mayReply: learners([
      ['отзыв показан', { organisation_id: 'o1', state: 'shown' }],
      ['отзыв ждёт', { organisation_id: 'o1', state: 'waiting' }],
    ]),
  },
  staff: {
    boundTo: managers.map(([who, one]): Case => [who, [one]]),
    whyNotGive: managers.flatMap(([who, one]) => [
      [`${who}; без организации`, [one, given(null)]] as const,
      [`${who}; в организации`, [one, given('o1')]] as const,
      [
        `${who}; правило без ролей`,
        [one, { ...given(null), rule: { ...rule, grantedBy: ['citizen'] } }],
      ] as const,
    ]),
    whyNotSecond: managers.flatMap(([who, one]) => [
      [`${who}; предложил другой`, [one, rule, { personId: 'a', askedBy: 'x' }]] as const,
      [`${who}; предложил сам`, [one, rule, { personId: 'x', askedBy: 'b' }]] as const,
      [`${who}; предложила консоль`, [one, rule, { personId: 'x', askedBy: null }]] as const,
    ]),
    whyNotEnd: managers.flatMap(([who, one]) => [
      [`${who}; без организации`, [one, rule, { personId: 'a', organisationId: null }]] as const,
      [`${who}; в организации`, [one, rule, { personId: 'a', organisationId: 'o1' }]] as const,
    ]),
  },
}
