/** `npm run bench:credits`: the ledger and the cycle of people with 50 and 5,000 rows among 10⁷ rows of others, beside a bare server with the same SQL. */
import { measurePage, requests } from './pages.ts'
import { browsers, leave, quick, scene } from './stage.ts'

const others = quick ? 100_000 : 10_000_000
const perCycle = 50

/** A cycle for each fifty rows, as a person of the third year of theirs has it. */
const openCycles = (from: number, to: number) =>
  scene.sql(
    `insert into credits.cycle (id, person_id, specialty_key, specialty_name, document_kind, number, issued_on, starts_on, ends_on, opened_at, version)
     select md5('cycle' || n)::uuid, md5('person' || n)::uuid, '31.08.36', 'Кардиология', 'accreditation', 'A' || n,
       current_date - 900, current_date - 900, current_date + 926, now() - interval '900 days', 1
     from generate_series($1::bigint, $2::bigint) n`,
    [from, to],
  )

const entriesOf = (
  owner: { readonly cycleId: string; readonly personId: string } | null,
  from: number,
  to: number,
) =>
  scene.sql(
    `insert into credits.entry (id, cycle_id, person_id, kind, credits, earned_on, title, organisation, source, rule, at)
     select uuidv7(),
       coalesce($3::uuid, md5('cycle' || n / ${perCycle})::uuid), coalesce($4::uuid, md5('person' || n / ${perCycle})::uuid),
       (array['programme', 'module', 'event', 'other'])[1 + n % 4], 1 + (n % 3)::int, current_date - (n % 890)::int,
       'Неотложная кардиология: трудные случаи ' || n, 'Северная академия', 'bench/' || n, 'credits.hour', now() - (n % 890) * interval '1 day'
     from generate_series($1::bigint, $2::bigint) n`,
    [from, to, owner?.cycleId ?? null, owner?.personId ?? null],
  )

console.log(`Начислений у других людей: ${others.toLocaleString('ru')}; запросов в замере: ${requests}.`)
await openCycles(0, others / perCycle)
const step = 500_000
for (let from = 1; from <= others; from += step)
  await entriesOf(null, from, Math.min(others, from + step - 1))

const people = [
  ['50 начислений', browsers[0]!, 50],
  ['5 000 начислений', browsers[1]!, 5000],
] as const
const cycles = new Map<string, string>()
for (const [, { personId }, n] of people) {
  const { rows } = await scene.sql(
    `insert into credits.cycle (id, person_id, specialty_key, specialty_name, document_kind, number, issued_on, starts_on, ends_on, opened_at, version)
     values (gen_random_uuid(), $1, '31.08.36', 'Кардиология', 'accreditation', '77', current_date - 900, current_date - 900, current_date + 926, now() - interval '900 days', 1)
     returning id`,
    [personId],
  )
  const cycleId = (rows as { id: string }[])[0]!.id
  cycles.set(personId, cycleId)
  await entriesOf({ cycleId, personId }, others + n, others + 2 * n - 1)
}
await scene.sql('vacuum analyze credits.entry, credits.cycle')

for (const [name, browser] of people) {
  const id = cycles.get(browser.personId)!
  console.log(`\n${name}`)
  await measurePage('все циклы', browser, '/api/credits/cycles')
  await measurePage('цикл', browser, `/api/credits/cycles/${id}`)
  await measurePage('начисления, первая страница', browser, `/api/credits/cycles/${id}/entries`)
  await measurePage('начисления за модули', browser, `/api/credits/cycles/${id}/entries?kind=module`)
}
await leave()
