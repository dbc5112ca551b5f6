/** The learner's page in a browser, as small as can be: the frame of the portal's player, its words and nothing else. */
import type { Browser, Frame, Page } from 'playwright-core'
import type { Taught } from './scorm-desk.ts'

interface Said {
  readonly status: string
  readonly score: string
  readonly location: string
  readonly time: string
  readonly suspendData: string
  readonly entry: string
}

export interface Played {
  readonly lesson: string
  readonly isLaunched: boolean
  readonly isAsset: boolean
  readonly isInitialized: boolean
  /** The lesson said that it is over, so nothing is to be given back. */
  readonly isOver: boolean
  /** Given by the player when the lesson began. */
  readonly given: Said
  /** As the lesson left it. */
  readonly said: Said
  readonly missing: readonly string[]
  readonly errors: readonly string[]
}

const nothing: Said = { status: '', score: '', location: '', time: '', suspendData: '', entry: '' }

interface Heard {
  readonly say: string
  readonly sco: string
  readonly cmi?: Record<string, unknown>
  readonly isEnd?: boolean
}

/** The same attributes that the portal's page gives to its frame. */
const pageOf = (
  launch: Record<string, unknown>,
): string => `<!doctype html><meta charset="utf-8"><title>Проверка</title>
<style>body,iframe{margin:0;border:0;width:100%;height:100vh}</style>
<iframe sandbox="allow-scripts allow-same-origin allow-forms allow-popups allow-modals allow-downloads" allow="fullscreen; autoplay"></iframe>
<script>
const launch = ${JSON.stringify(launch).replaceAll('<', '\\u003c')}
const box = document.querySelector('iframe')
addEventListener('message', ({ origin, data }) => {
  if (origin !== launch.origin || data?.nmo !== 1) return
  if (data.say === 'ready') {
    const { inside, base, kept, learner } = launch
    box.contentWindow.postMessage({ nmo: 1, say: 'start', inside, base, kept, learner, isPreview: false }, origin)
  } else void hear(data)
})
box.src = launch.url
</script>`

export async function openStage(browser: Browser, portal: string, taught: Taught, deviceId: string) {
  const launch = await taught.launch()
  const context = await browser.newContext({
    ignoreHTTPSErrors: true,
    viewport: { width: 1280, height: 900 },
  })
  const page = await context.newPage()
  const heard: Heard[] = []
  const sent: Promise<void>[] = []
  const [errors, missing]: [string[], string[]] = [[], []]
  let seq = 0
  await page.exposeFunction('hear', (said: Heard) => {
    heard.push(said)
    if (said.say !== 'commit' || !said.cmi) return
    const report = {
      kind: 'scorm' as const,
      seq: ++seq,
      itemId: taught.itemId,
      saidAt: new Date().toISOString(),
    }
    const body = { deviceId, deviceName: 'Проверка', reports: [{ ...report, sco: said.sco, cmi: said.cmi }] }
    sent.push(taught.report(body))
  })
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('response', (r) => {
    if (r.status() >= 400 && r.url().includes('/files/')) missing.push(r.url().replace(/^.*\/files\//, ''))
  })
  page.on('dialog', (dialog) => void dialog.accept().catch(() => undefined))
  await page.route(`${portal}/conformance`, (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body: pageOf(launch) }),
  )

  const player = (): Frame | undefined => page.frames().find((f) => f.url() === launch['url'])
  const run = (): Promise<Running | null> =>
    player()
      ?.evaluate(running)
      .catch(() => null) ?? Promise.resolve(null)

  async function begin(): Promise<Running | null> {
    await page.goto(`${portal}/conformance`)
    const isLesson = () => heard.some((h) => h.say === 'lesson')
    for (let i = 0; i < 40 && !isLesson(); i++) await page.waitForTimeout(250)
    let now = await run()
    for (let i = 0; i < 24 && !now?.isInitialized; i++) {
      await page.waitForTimeout(250)
      now = await run()
    }
    return now
  }
  async function end(begun: Running | null): Promise<Played> {
    const lesson = [...heard].reverse().find((h) => h.say === 'lesson')?.sco ?? ''
    const isLaunched = page.frames().some((f) => f.url().includes('/files/'))
    await page.locator('iframe').evaluate((box) => box.remove())
    // The last words of the frame come a moment later.
    await page.waitForTimeout(2000)
    await Promise.all(sent)
    const last = [...heard].reverse().find((h) => h.say === 'commit' && h.sco === lesson)
    const { scos } = launch['inside'] as { scos: { id: string; isAsset: boolean }[] }
    const said = last ? saidOf(last.cmi!) : nothing
    const result: Played = {
      lesson,
      isLaunched,
      isAsset: scos.find((s) => s.id === lesson)?.isAsset ?? false,
      isInitialized: begun?.isInitialized ?? false,
      isOver: last?.isEnd === true && exitOf(last.cmi!) !== 'suspend',
      given: { ...keptOf(launch, lesson), entry: begun?.entry ?? '' },
      said,
      missing: [...new Set(missing)].filter((name) => !/favicon/.test(name)),
      errors: [...new Set(errors)],
    }
    await context.close()
    return result
  }
  return {
    /** As whoever goes on a little and closes the page in the middle. */
    play: async (): Promise<Played> => {
      const begun = await begin()
      for (let i = 0; i < 3; i++) await pressNext(page)
      await page.waitForTimeout(2500)
      return end(begun)
    },
    look: async (): Promise<Played> => end(await begin()),
  }
}

interface Running {
  readonly isInitialized: boolean
  readonly entry: string
}

/** Runs in the player: what stands in the API that a lesson finds. */
function running(): Running {
  interface Cmi {
    readonly entry?: string
    readonly core?: { readonly entry: string }
  }
  const host = globalThis as unknown as Record<string, { isInitialized: () => boolean; cmi: Cmi } | undefined>
  const api = host['API'] ?? host['API_1484_11']
  return { isInitialized: api?.isInitialized() ?? false, entry: api?.cmi.core?.entry ?? api?.cmi.entry ?? '' }
}

/** By the portal, before the lesson began to write anew. */
const keptOf = (launch: Record<string, unknown>, lesson: string): Said => {
  const kept = (launch['kept'] as Record<string, object | undefined>)[lesson]
  return kept ? saidOf(kept) : nothing
}

type Tree = { readonly [name: string]: Tree | string | undefined }
const at = (tree: unknown, ...path: string[]): string => {
  const found = path.reduce<unknown>((t, name) => (t as Tree | undefined)?.[name], tree)
  return typeof found === 'string' || typeof found === 'number' ? String(found) : ''
}
const exitOf = (state: object): string => at(state, 'cmi', 'core', 'exit') || at(state, 'cmi', 'exit')

const saidOf = (state: object): Said => ({
  status: [
    at(state, 'cmi', 'core', 'lesson_status'),
    at(state, 'cmi', 'completion_status'),
    at(state, 'cmi', 'success_status'),
  ]
    .filter((s) => s !== '' && s !== 'unknown')
    .join(' '),
  score:
    at(state, 'cmi', 'core', 'score', 'raw') ||
    at(state, 'cmi', 'score', 'scaled') ||
    at(state, 'cmi', 'score', 'raw'),
  location: at(state, 'cmi', 'core', 'lesson_location') || at(state, 'cmi', 'location'),
  time: at(state, 'cmi', 'core', 'total_time') || at(state, 'cmi', 'total_time'),
  suspendData: at(state, 'cmi', 'suspend_data'),
  entry: '',
})

/** The first thing in the lesson that looks like its own «next». */
async function pressNext(page: Page): Promise<void> {
  for (const frame of page.frames().filter((f) => f.url().includes('/files/'))) {
    const next = frame
      .locator('button, input[type=button], input[type=submit], a, [role=button]')
      .filter({ visible: true })
      .and(
        frame.locator(
          ':is([value*="Next" i], [id*="next" i], [class*="next" i], [aria-label*="next" i], :text-matches("^\\\\s*(next|continue|start|begin|дальше|далее|вперёд)", "i"))',
        ),
      )
      .first()
    if ((await next.count().catch(() => 0)) === 0) continue
    await next.click({ timeout: 1500 }).catch(() => undefined)
    await page.waitForTimeout(400)
    return
  }
}
