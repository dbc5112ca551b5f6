/** Runs a package on its own origin: the API it looks for, its lessons in a frame, every commit said to the portal's page. */
import type { FromPlayer, Sco, ToPlayer } from '../../contract.ts'
import { drawBar, drawClosed, type Bar } from './bar.ts'
import { byList } from './by-list.ts'
import { bySequence } from './by-sequence.ts'
import { isSequenced } from './sequence.ts'
import type { Api, Closed, Stage, State, Way } from './way.ts'

type Start = Extract<ToPlayer, { say: 'start' }>

const portal = document.documentElement.dataset['portal'] ?? ''

const say = (what: FromPlayer): void => parent.postMessage(what, portal)

let begun: Start | null = null
let kept: Record<string, State> = {}
let open: Sco | undefined
let way: Way | undefined
let bar: Bar | undefined

addEventListener('message', (event: MessageEvent<unknown>) => {
  if (event.origin !== portal || event.source !== parent) return
  const said = event.data as Partial<ToPlayer> | null
  if (said?.nmo !== 1) return
  if (said.say === 'start' && begun === null) start(said as Start)
  if (said.say === 'leave') way?.leave()
})

function start(said: Start): void {
  begun = said
  kept = { ...said.kept } as Record<string, State>
  const { inside, learner, isPreview } = said
  const stage: Stage = {
    inside,
    about: (sco) => ({ ...sco, learner, isPreview }),
    kept: (id) => kept[id],
    keep,
    show,
    clear,
    close,
    mark: () => bar?.mark(open?.id),
  }
  way = isSequenced(inside) ? bySequence(stage) : byList(stage)
  if (inside.scos.length > 1) bar = drawBar(inside, way)
  way.begin()
}

function keep(of: string, state: State): void {
  kept[of] = state
  if (!begun?.isPreview) say({ nmo: 1, say: 'commit', sco: of, cmi: state, isEnd: state['isEnd'] === true })
}

function show(of: Sco, api: Api): void {
  const host = globalThis as unknown as Record<string, unknown>
  clear()
  delete host['API']
  delete host['API_1484_11']
  host[begun!.inside.kind === 'scorm12' ? 'API' : 'API_1484_11'] = api
  open = of
  say({ nmo: 1, say: 'lesson', sco: of.id })
  const element = document.createElement('iframe')
  element.src = begun!.base + of.path.split('/').map(encodeURIComponent).join('/') + of.parameters
  element.title = of.title
  element.allow = 'fullscreen; autoplay'
  document.body.append(element)
  bar?.mark(of.id)
}

/** What stands in a frame says its last words before this returns. */
function clear(): void {
  for (const one of document.querySelectorAll('iframe, main')) one.remove()
}

function close(why: Closed): void {
  clear()
  open = undefined
  drawClosed(why, () => {
    clear()
    way?.begin()
  })
  bar?.mark(undefined)
  say({ nmo: 1, say: 'left' })
}

addEventListener('pagehide', () => way?.leave())
// Brought back whole by the browser's own «back».
addEventListener('pageshow', (event) => void (event.persisted && way?.begin()))
document.addEventListener('visibilitychange', () => void (document.hidden && way?.commit()))

say({ nmo: 1, say: 'ready' })
