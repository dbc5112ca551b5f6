/** One thing of each kind of somebody's, put straight into the database: what the walls stand around. */
import type { TestApp } from './app.ts'
import type { TestPerson } from './people.ts'
import { uuidv7 } from '../platform/random.ts'

/** A fresh thing of this person; its id. */
export type Make = (app: TestApp, owner: TestPerson) => Promise<string>

async function made(app: TestApp, text: string, values: unknown[]): Promise<string> {
  const [row] = await app.sql(text, values)
  return String(row!['id'])
}

const entryOf: Make = (app, owner) =>
  made(
    app,
    `insert into platform.journal_entry (at, code, outcome, actor_id, actor_roles, subject_id, object_kind, object_id, request_id, details, salt, leaf_hash)
     values (now(), 'application-seen', 'done', gen_random_uuid(), '{}', $1, 'application', gen_random_uuid()::text, 'r', '{}', '\\x00', '\\x00') returning id`,
    [owner.id],
  )

const fileOf: Make = (app, owner) =>
  made(
    app,
    `insert into files.file (id, owner_id, purpose, name, state, declared_size_bytes, declared_sha256, created_at)
     values (gen_random_uuid(), $1, 'education-record', 'скан.pdf', 'uploading', 10, '', now()) returning id`,
    [owner.id],
  )

/** A study with its course of one test. */
const courseOf: Make = async (app, owner) => {
  const programme = uuidv7()
  const organisation = uuidv7()
  const study = await made(
    app,
    `insert into studies.study (id, person_id, programme_id, version, organisation_id, organisation_name, number, kind, title, hours, credits, rule, basis, state, applied_at, starts_on, touched_at)
     values (gen_random_uuid(), $1, $2, 1, $3, 'Академия', 'ИОМ-000002', 'module', 'Модуль', 2, 2, 'r', 'budget', 'learning', now(), '2026-01-01', now()) returning id`,
    [owner.id, programme, organisation],
  )
  const edition = await made(
    app,
    `insert into content.edition (id, programme_id, organisation_id, number, state, revision, opened_at, created_at)
     values (gen_random_uuid(), $1, $2, 1, 'open', 1, now(), now()) returning id`,
    [programme, organisation],
  )
  const bank = await made(
    app,
    `insert into content.bank (id, programme_id, organisation_id, name, revision, created_at)
     values (gen_random_uuid(), $1, $2, 'Набор', 1, now()) returning id`,
    [programme, organisation],
  )
  await app.sql(
    `insert into content.item (id, edition_id, organisation_id, lineage, position, kind, title, is_required, bank_id, rules)
     values (gen_random_uuid(), $1, $2, gen_random_uuid(), 0, 'test', 'Тест', true, $3,
       '{"purpose":"own","count":null,"isShuffled":false,"minutes":null,"attempts":null,"passPercent":70}')`,
    [edition, organisation, bank],
  )
  await app.sql(
    `insert into content.course (study_id, person_id, programme_id, edition_id, began_at, seen_at)
     values ($1, $2, $3, $4, now(), now())`,
    [study, owner.id, programme, edition],
  )
  return study
}

export const things = {
  заявление: (app, owner) =>
    made(
      app,
      `insert into applications.application (id, number, kind, subject_id, title, applicant_id, facts, status, version, submitted_at, clock_started_at, days_spent, due_on)
       values (gen_random_uuid(), gen_random_uuid()::text, 'k', gen_random_uuid(), 'Диплом', $1, '[]', 'under-review', 1, now(), now(), 0, current_date) returning id`,
      [owner.id],
    ),
  'черновик записи': async (app, owner) =>
    (await (await app.as(owner)).post('/api/education/drafts', {})).body.id,
  'черновик допуска': async (app, owner) =>
    (await (await app.as(owner)).post('/api/licences/drafts', {})).body.id,
  'заявка организации': (app, owner) =>
    made(
      app,
      `insert into registrations.registration (id, person_id, status, version, fields, created_at, saved_at)
       values (gen_random_uuid(), $1, 'forming', 2, '{}', now(), now()) returning id`,
      [owner.id],
    ),
  'запись об образовании': (app, owner) =>
    made(
      app,
      `insert into records.record (id, person_id, status, kind, institution_name, specialty_key, specialty_name, form, started_on, ended_on, issued_on, number, document_key, file_ids, confirmed_at, application_id)
       values (gen_random_uuid(), $1, 'unverified', 'advanced-certificate', 'Вуз', 'k', 'Терапия', 'full-time', '2020-01-01', '2020-02-01', '2020-02-02', '1', gen_random_uuid()::text, '{}', now(), gen_random_uuid()) returning id`,
      [owner.id],
    ),
  'пятилетний цикл': (app, owner) =>
    made(
      app,
      `insert into credits.cycle (id, person_id, specialty_key, specialty_name, document_kind, issued_on, starts_on, ends_on, opened_at, version)
       values (gen_random_uuid(), $1, gen_random_uuid()::text, 'Терапия', 'accreditation', '2024-03-14', '2024-03-14', '2029-03-14', now(), 1) returning id`,
      [owner.id],
    ),
  'другая деятельность': (app, owner) =>
    made(
      app,
      `insert into credits.activity (id, person_id, kind, title, place, specialty_key, specialty_name, happened_on, state, application_id, credits, rule, created_at, decided_at, version)
       values (gen_random_uuid(), $1, 'talk', 'Доклад', 'Псков', 'k', 'Терапия', '2026-01-01', 'returned', gen_random_uuid(), 0, 'r', now(), now(), 1) returning id`,
      [owner.id],
    ),
  курс: (app, owner) => courseOf(app, owner),
  'попытка теста': async (app, owner) => {
    const study = await courseOf(app, owner)
    return made(
      app,
      `insert into content.attempt (id, study_id, item_id, person_id, number, state, seed, rules, questions, began_at, max_points)
       select gen_random_uuid(), $1, i.id, $2, 1, 'running', 's',
         '{"purpose":"own","count":null,"isShuffled":false,"minutes":null,"attempts":null,"passPercent":70}', '[]', now(), 1
       from content.item i join content.course c on c.edition_id = i.edition_id where c.study_id = $1 returning id`,
      [study, owner.id],
    )
  },
  обучение: (app, owner) =>
    made(
      app,
      `insert into studies.study (id, person_id, programme_id, version, organisation_id, organisation_name, number, kind, title, hours, credits, rule, basis, state, applied_at, starts_on, finished_on, settled_at, via, touched_at)
       values (gen_random_uuid(), $1, gen_random_uuid(), 1, gen_random_uuid(), 'Академия', 'ИОМ-000001', 'module', 'Модуль', 2, 2, 'r', 'budget', 'finished', now(), '2026-01-01', '2026-01-02', now(), 'content', now()) returning id`,
      [owner.id],
    ),
  мероприятие: async (app, owner) => {
    const meeting = await made(
      app,
      `insert into presence.meeting (id, programme_id, session_id, organisation_id, title, starts_at, ends_at, checks, window_minutes, min_minutes, confirmed_over, made_at, version)
       values (gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'Школа', now() - interval '1 hour', now() + interval '5 hours', 3, 5, 10, 0.7, now(), 1) returning id`,
      [],
    )
    await app.sql(
      'insert into presence.day select id, starts_at, ends_at from presence.meeting where id = $1',
      [meeting],
    )
    await app.sql(
      `insert into studies.study (id, person_id, programme_id, version, session_id, organisation_id, organisation_name, number, kind, title, hours, credits, rule, basis, state, applied_at, starts_on, started_at, touched_at)
       select gen_random_uuid(), $1, programme_id, 1, session_id, organisation_id, 'Академия', 'М-000001', 'event', title, 6, 6, 'r', 'budget', 'learning', now(), current_date, now(), now()
       from presence.meeting where id = $2`,
      [owner.id, meeting],
    )
    return meeting
  },
  'план обучения': async (app, owner) => {
    await app.sql(
      `insert into plans.draft (person_id, wishes, step, version, saved_at)
       values ($1, '{"goals":[],"cycleId":null,"hours":"","specialties":[],"words":[],"difficulty":null,"hoursPerWeek":"4","away":[],"deadline":"","isFreeOnly":false,"mayLeave":false,"kept":[],"dropped":[]}', 1, 1, now())
       on conflict do nothing`,
      [owner.id],
    )
    await app.sql(
      `insert into plans.calendar_address (person_id, token_hash, made_at) values ($1, sha256(gen_random_uuid()::text::bytea), now()) on conflict do nothing`,
      [owner.id],
    )
    return made(
      app,
      `insert into plans.plan (id, person_id, state, name, wishes, goal, weeks, shortfalls, notes, starts_on, deadline, done_before, made_at, saved_at, ended_at, version)
       values (gen_random_uuid(), $1, 'running', 'План', '{"goals":["hours"],"cycleId":null,"hours":"10","specialties":[],"words":[],"difficulty":null,"hoursPerWeek":"4","away":[],"deadline":"2027-03-01","isFreeOnly":false,"mayLeave":false,"kept":[],"dropped":[]}',
         '{"way":null,"credits":10,"programmes":0}', '[]', '{}', '{}', '2026-11-01', '2027-03-01', 0, now(), now(), null, 1) returning id`,
      [owner.id],
    )
  },
  'запись портфолио': (app, owner) =>
    made(
      app,
      `insert into portfolio.entry (source, person_id, kind, status, word, title, credits, credited, sort_on, search_text)
       values ('study/' || gen_random_uuid(), $1, 'module', 'done', 'Завершено', 'Модуль', 2, 2, '2026-01-02', 'модуль') returning source as id`,
      [owner.id],
    ),
  'сохранённый поиск': (app, owner) =>
    made(
      app,
      `insert into learning.saved_search (id, person_id, name, filter, notifies, made_at)
       values (gen_random_uuid(), $1, 'Кардиология', '{"text":"","kind":[],"form":[],"basis":[],"hours":[],"start":[],"specialty":[],"organisation":[]}', true, now()) returning id`,
      [owner.id],
    ),
  допуск: (app, owner) =>
    made(
      app,
      `insert into licences.paper (id, person_id, class, kind, number, specialty_key, specialty_name, starts_at, document_key, status, origin, file_ids, version, created_at, updated_at)
       values (gen_random_uuid(), $1, 'attestation', 'periodic-accreditation', '7', 'k', 'Терапия', now(), gen_random_uuid()::text, 'unverified', 'person', '{}', 1, now(), now()) returning id`,
      [owner.id],
    ),
  сертификат: async (app, owner) => {
    await app.sql(`insert into credentials.signer values ('f', 'pem', now()) on conflict do nothing`)
    return made(
      app,
      `insert into credentials.certificate (id, source_key, person_id, holder, kind, title, facts, number, code, issued_at, file_id, sha256, size_bytes, signer)
       values (gen_random_uuid(), gen_random_uuid()::text, $1, 'Орлова Е. В.', 'education-record', 'Подтверждено', '[]', gen_random_uuid()::text, $2, now(), $3, 'aa', 1, 'f') returning id`,
      [owner.id, uuidv7().replaceAll('-', '').slice(-16).toUpperCase(), await fileOf(app, owner)],
    )
  },
  'запись журнала': entryOf,
  'вопрос о просмотре': async (app, owner) =>
    made(
      app,
      `insert into journal.explanation (id, entry_id, subject_id, actor_id, words, asked_at, due_on)
       values (gen_random_uuid(), $2, $1, gen_random_uuid(), 'зачем', now(), current_date) returning id`,
      [owner.id, await entryOf(app, owner)],
    ),
  уведомление: (app, owner) =>
    made(
      app,
      `insert into notifications.notification (id, event_key, person_id, kind, title, text, link, at, template, data, waiting, asked)
       values (gen_random_uuid(), gen_random_uuid()::text, $1, 'file', 'т', 'т', '/', now(), 'push-test', '{}', '{}', '{}') returning id`,
      [owner.id],
    ),
  'устройство для уведомлений': (app, owner) =>
    made(
      app,
      `insert into notifications.device (id, person_id, endpoint_digest, subscription_sealed, name, added_at)
       values (gen_random_uuid(), $1, gen_random_uuid()::text, '\\x00', 'Телефон', now()) returning id`,
      [owner.id],
    ),
  сообщение: (app, owner) =>
    made(
      app,
      `insert into messages.message (id, key, person_id, channel, kind, is_secret, lane, address_hint, status, queued_at, due_at, expires_at)
       values (gen_random_uuid(), gen_random_uuid()::text, $1, 'email', 'push-test', false, 'l', 'п…@е', 'sent', now(), now(), now()) returning id`,
      [owner.id],
    ),
  файл: fileOf,
  'вход с устройства': async (app, owner) => {
    await app.anotherBrowserOf(owner)
    return made(
      app,
      'select id from platform.session where person_id = $1 order by created_at desc, id desc limit 1',
      [owner.id],
    )
  },
} as const satisfies Readonly<Record<string, Make>>

export type Thing = keyof typeof things
