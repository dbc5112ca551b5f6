/** Runs a package on its own origin: the API it looks for, its lessons in a frame, every commit said to the portal's page. */
import { Scorm12API, Scorm2004API } from 'scorm-again'
import type { FromPlayer, Sco, ToPlayer } from '../../contract.ts'
import { resumed12, resumed2004, type About } from './resume.ts'

type Start = Extract<ToPlayer, { say: 'start' }>
type Api = Scorm12API | Scorm2004API
type Kept = Record<string, unknown>

const portal = document.documentElement.dataset['portal'] ?? ''
const words = { back: 'Назад', next: 'Дальше', lesson: 'Урок', list: 'Содержание курса' }

const say = (what: FromPlayer): void => parent.postMessage(what, portal)

let begun: Start | null = null
let kept: Record<string, Kept> = {}
let sco: Sco | null = null
let api: Api | null = null

addEventListener('message', (event: MessageEvent<unknown>) => {
  if (event.origin !== portal || event.source !== parent) return
  const said = event.data as Partial<ToPlayer> | null
  if (said?.nmo !== 1) return
  if (said.say === 'start' && begun === null) start(said as Start)
  if (said.say === 'leave') commit()
})

function start(said: Start): void {
  begun = said
  kept = { ...said.kept } as Record<string, Kept>
  const { scos } = said.inside
  // Where the learner was last: the first lesson that is not over, or the first of all.
  const first = scos.find((s) => !isOver(kept[s.id])) ?? scos[0]
  if (scos.length > 1) drawBar(said)
  if (first) open(first)
}

const isOver = (state: Kept | undefined): boolean => {
  const cmi = state?.['cmi'] as { core?: { lesson_status?: string }; completion_status?: string } | undefined
  return /^(passed|completed)$/.test(cmi?.core?.lesson_status ?? cmi?.completion_status ?? '')
}

/** In the place of HTTP: the page of the portal keeps and sends; a package is answered at once. */
class ToPortal {
  readonly #sco: string
  constructor(of: string) {
    this.#sco = of
  }
  processHttpRequest(
    _url: string,
    params: unknown,
    _now: boolean,
    ...rest: unknown[]
  ): { result: boolean; errorCode: number } {
    const about = rest[2] as { isTerminateCommit?: boolean } | undefined
    const state = JSON.parse(JSON.stringify(params)) as Kept
    const isEnd = about?.isTerminateCommit === true
    keep(this.#sco, { ...state, isEnd }, isEnd)
    return { result: true, errorCode: 0 }
  }
  updateSettings(): void {}
}

function keep(of: string, state: Kept, isEnd: boolean): void {
  kept[of] = state
  if (!begun?.isPreview) say({ nmo: 1, say: 'commit', sco: of, cmi: state, isEnd })
}

const settings = (of: Sco) => ({
  autocommit: true,
  // A word that was said is kept two seconds later, whatever happens to the machine.
  autocommitSeconds: 2,
  lmsCommitUrl: 'portal:commit',
  sendFullCommit: true,
  alwaysSendTotalTime: true,
  dataCommitFormat: 'json' as const,
  logLevel: 5 as const,
  selfReportSessionTime: true,
  httpService: new ToPortal(of.id) as never,
})

function open(next: Sco): void {
  if (!begun) return
  commit()
  sco = next
  const about: About = { ...next, learner: begun.learner, isPreview: begun.isPreview }
  const host = globalThis as unknown as Record<string, unknown>
  delete host['API']
  delete host['API_1484_11']
  if (begun.inside.kind === 'scorm12') {
    const made = new Scorm12API(settings(next))
    made.loadFromJSON(resumed12(kept[next.id], about) as never)
    host['API'] = api = made
  } else {
    const made = new Scorm2004API(settings(next))
    made.loadFromJSON(resumed2004(kept[next.id], about) as never)
    for (const [name, step] of [
      ['SequenceNext', 1],
      ['SequencePrevious', -1],
    ] as const)
      made.on(name, () => go(step))
    for (const name of ['SequenceExit', 'SequenceExitAll', 'SequenceAbandon', 'SequenceAbandonAll'])
      made.on(name, () => say({ nmo: 1, say: 'left' }))
    host['API_1484_11'] = api = made
  }
  // Says nothing itself: that it was opened is all there is to know.
  if (next.isAsset) keep(next.id, { cmi: { opened: true } }, true)
  say({ nmo: 1, say: 'lesson', sco: next.id })
  frame(next)
  mark()
}

function frame(of: Sco): void {
  document.querySelector('iframe')?.remove()
  const element = document.createElement('iframe')
  element.src = begun!.base + of.path.split('/').map(encodeURIComponent).join('/') + of.parameters
  element.title = of.title
  element.allow = 'fullscreen; autoplay'
  document.body.append(element)
}

/** Whatever the package has set and not sent yet. */
function commit(): void {
  if (api?.isInitialized()) api.lmsCommit()
}

addEventListener('pagehide', () => commit())
document.addEventListener('visibilitychange', () => document.hidden && commit())

const go = (step: 1 | -1): void => {
  const scos = begun?.inside.scos ?? []
  const next = scos[scos.findIndex((s) => s.id === sco?.id) + step]
  if (next) setTimeout(() => open(next))
  else if (step === 1) say({ nmo: 1, say: 'left' })
}

function drawBar({ inside }: Start): void {
  const bar = document.createElement('nav')
  bar.ariaLabel = words.list
  const button = (word: string, step: 1 | -1): HTMLButtonElement => {
    const made = document.createElement('button')
    made.type = 'button'
    made.textContent = word
    made.dataset['step'] = String(step)
    made.addEventListener('click', () => go(step))
    return made
  }
  const list = document.createElement('select')
  list.ariaLabel = words.lesson
  for (const one of inside.scos) list.append(new Option(one.title, one.id))
  list.addEventListener('change', () => {
    const chosen = inside.scos.find((s) => s.id === list.value)
    if (chosen) open(chosen)
  })
  bar.append(button(words.back, -1), list, button(words.next, 1))
  document.body.append(bar)
}

/** The bar says which lesson stands open. */
function mark(): void {
  const scos = begun?.inside.scos ?? []
  const at = scos.findIndex((s) => s.id === sco?.id)
  const list = document.querySelector('select')
  if (list && sco) list.value = sco.id
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-step]'))
    button.disabled = button.dataset['step'] === '1' ? at === scos.length - 1 : at === 0
}

say({ nmo: 1, say: 'ready' })
