/** Steps of the start-up as a person sees them: what is being done and for how long, then how long it took. */
export interface Progress {
  /** `tell` says what the step is busy with just now. */
  readonly step: <T>(words: string, work: (tell: (detail: string) => void) => Promise<T>) => Promise<T>
  readonly say: (text: string) => void
}

export interface Screen {
  readonly isTTY?: boolean | undefined
  readonly columns?: number | undefined
  readonly write: (text: string) => unknown
}

interface Running {
  readonly words: string
  readonly began: number
  detail: string
  isAnnounced: boolean
}

const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏']
/** Without a terminal a long step is announced once, so that a log does not look stuck. */
const announceAfterMs = 3000

export const secondsOf = (ms: number): string => `${(ms / 1000).toFixed(1).replace('.', ',')} с`

export function createProgress(screen: Screen, now: () => number = () => performance.now()): Progress {
  const running = new Set<Running>()
  const isLive = screen.isTTY === true
  let timer: NodeJS.Timeout | undefined
  let frame = 0

  const clear = () => {
    if (isLive) screen.write('\r\x1b[2K')
  }
  const draw = () => {
    if (!isLive || running.size === 0) return
    const parts = [...running].map(
      (r) => `${r.words} ${r.detail ? `(${r.detail}) ` : ''}${secondsOf(now() - r.began)}`,
    )
    screen.write(
      `  \x1b[36m${frames[frame % frames.length]}\x1b[0m ${parts.join(' · ').slice(0, (screen.columns || 80) - 6)}`,
    )
  }
  const line = (text: string) => {
    clear()
    screen.write(`${text}\n`)
    draw()
  }
  const tick = () => {
    frame++
    clear()
    draw()
    for (const r of running) if (!isLive) announce(r)
  }
  const announce = (r: Running) => {
    if (r.isAnnounced || now() - r.began < announceAfterMs) return
    r.isAnnounced = true
    line(`  … ${r.words}${r.detail ? `: ${r.detail}` : ''}`)
  }
  const begin = (r: Running) => {
    running.add(r)
    timer ??= setInterval(tick, isLive ? 100 : 500).unref()
    clear()
    draw()
  }
  const end = (r: Running, mark: string, colour: number) => {
    running.delete(r)
    if (running.size === 0) {
      clearInterval(timer)
      timer = undefined
    }
    line(
      `  ${isLive ? `\x1b[${colour}m${mark}\x1b[0m` : mark} ${r.words.padEnd(24)} ${secondsOf(now() - r.began)}`,
    )
  }
  return {
    say: line,
    step: async (words, work) => {
      const r: Running = { words, began: now(), detail: '', isAnnounced: false }
      begin(r)
      try {
        const result = await work((detail) => void (r.detail = detail))
        end(r, '✓', 32)
        return result
      } catch (error) {
        end(r, '✗', 31)
        throw error
      }
    },
  }
}
