/** `npm run bench:portfolio`: the portfolio of people with 50 and 5,000 rows among 10⁷ rows of others, beside a bare server with the same SQL. */
import { measurePage, requests } from './pages.ts'
import { browsers, leave, quick, scene } from './stage.ts'

const others = quick ? 100_000 : 10_000_000

/** Rows as the fold leaves them; fifty for each person, or all for one. */
const rowsOf = (person: string, from: number, to: number) =>
  scene.sql(
    `insert into portfolio.entry (source, person_id, kind, status, word, title, organisation, specialty_key, starts_on, due_on, ended_on,
       credits, credited, number, link, note, sort_on, search_text)
     select 'study/' || n || '-' || ${person === 'many' ? `'many'` : `'own'`},
       ${person === 'many' ? `md5('person' || n / 50)::uuid` : `'${person}'::uuid`},
       (array['programme', 'module', 'event', 'certificate', 'document'])[1 + n % 5], (array['done', 'current', 'waiting'])[1 + n % 3],
       'Завершено', 'Неотложная кардиология: трудные случаи ' || n, 'Северная академия', '31.08.' || lpad((1 + n % 77)::text, 2, '0'),
       current_date - (n % 3000)::int, null, current_date - (n % 3000)::int, 36, 36, 'ПК-' || n, null, null, current_date - (n % 3000)::int,
       'неотложная кардиология трудные случаи ' || n || ' северная академия пк ' || n
     from generate_series($1::bigint, $2::bigint) n`,
    [from, to],
  )

console.log(`Строк у других людей: ${others.toLocaleString('ru')}; запросов в замере: ${requests}.`)
const step = 1_000_000
for (let from = 1; from <= others; from += step) await rowsOf('many', from, Math.min(others, from + step - 1))
const people = [
  ['50 записей', browsers[0]!, 50],
  ['5 000 записей', browsers[1]!, 5000],
] as const
for (const [, browser, n] of people) await rowsOf(browser.personId, others + n, others + 2 * n - 1)
await scene.sql('vacuum analyze portfolio.entry')

const asked = [
  ['первая страница', '/api/portfolio'],
  [
    'вид, слово и два года',
    '/api/portfolio?kind=module&text=%D1%82%D1%80%D1%83%D0%B4%D0%BD%D1%8B%D0%B5&from=2025-01-01',
  ],
  ['картина по времени', '/api/portfolio/timeline'],
] as const
for (const [name, browser] of people) {
  console.log(`\n${name}`)
  for (const [what, path] of asked) await measurePage(what, browser, path)
}
await leave()
