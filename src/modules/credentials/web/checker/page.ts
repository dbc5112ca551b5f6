/** Draws the page of checking without a network: drop or choose files, read what was found. No framework: one small script in one file. */
import type { Checker, CheckReport } from '../../contract/checker.ts'
import { text } from './text.ts'

declare const openChecker: (kit: unknown) => Checker

type Child = Node | string

function tag<K extends keyof HTMLElementTagNameMap>(
  name: K,
  given: Partial<Record<string, string>>,
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(given)) if (value !== undefined) made.setAttribute(key, value)
  made.append(...children)
  return made
}

const marks = { true: text.yes, false: text.no, null: text.notAsked } as const

function card(report: CheckReport): HTMLElement {
  const facts = report.facts.flatMap(([label, value]) => [tag('dt', {}, label), tag('dd', {}, value)])
  const lines = report.lines.map(({ what, isPassed, detail }) =>
    tag(
      'li',
      { class: `line ${isPassed === null ? 'open' : isPassed ? 'good' : 'bad'}` },
      tag('span', { class: 'mark' }, marks[`${isPassed}`]),
      tag('span', {}, what, ...(detail ? [tag('small', {}, detail)] : [])),
    ),
  )
  // A revoked one said the truth of its day.
  const isBelieved = report.lines[0]?.isPassed === true
  return tag(
    'article',
    { class: `card ${report.verdict}` },
    tag('p', { class: 'file' }, report.name),
    tag('h2', { tabindex: '-1' }, report.title),
    ...(lines.length > 0 ? [tag('h3', {}, text.checked), tag('ul', {}, ...lines)] : []),
    ...(facts.length > 0
      ? [tag('h3', {}, isBelieved ? text.says : text.claims), tag('dl', {}, ...facts)]
      : []),
  )
}

const byId = (id: string): HTMLElement => document.getElementById(id)!

const checker = openChecker(JSON.parse(byId('kit').textContent))
const status = byId('status')
const results = byId('results')

async function take(files: readonly File[]): Promise<void> {
  if (files.length === 0) return
  status.textContent = text.checking
  const read = await Promise.all(
    files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
  )
  try {
    const { notes, reports } = await checker.check(read)
    results.replaceChildren(...reports.map(card))
    status.textContent = [...notes, ...reports.map((r) => `${r.name}: ${r.title}`)].join('. ')
    results.querySelector('h2')?.focus()
  } catch {
    status.textContent = text.failed
  }
}

const input = byId('files') as HTMLInputElement
input.addEventListener('change', () => {
  void take([...(input.files ?? [])])
  input.value = ''
})
for (const kind of ['dragover', 'drop'] as const)
  document.addEventListener(kind, (event) => {
    event.preventDefault()
    if (kind === 'drop') void take([...(event.dataTransfer?.files ?? [])])
  })

const day = (iso: string): string =>
  new Intl.DateTimeFormat('ru-RU', { dateStyle: 'long', timeZone: 'Europe/Moscow' }).format(new Date(iso))

const { origin, takenAt, keys } = checker.info
byId('from').textContent = text.from(origin, day(takenAt))
byId('keys').replaceChildren(
  ...keys.map(({ print, since }) =>
    tag('li', {}, tag('code', {}, print), ...(since ? [tag('small', {}, text.since(day(since)))] : [])),
  ),
)
