/** Steps of the start-up as a person sees them: what is being done, then how long it took. */
export interface Progress {
  readonly step: <T>(words: string, work: () => Promise<T>) => Promise<T>
  readonly say: (text: string) => void
}

export interface Screen {
  readonly isTTY?: boolean
  readonly write: (text: string) => unknown
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1).replace('.', ',')} с`

/** On a terminal each step's line is redrawn until it is done; steps may overlap, so only finished ones stand still. */
export function createProgress(screen: Screen): Progress {
  const running = new Map<string, number>()
  const isLive = screen.isTTY === true
  const redraw = () => {
    if (isLive && running.size > 0) screen.write(`\r\x1b[2K  … ${[...running.keys()].join(', ')}`)
  }
  const clear = () => {
    if (isLive) screen.write('\r\x1b[2K')
  }
  return {
    say: (text) => {
      clear()
      screen.write(`${text}\n`)
      redraw()
    },
    step: async (words, work) => {
      const began = performance.now()
      running.set(words, began)
      redraw()
      try {
        const result = await work()
        running.delete(words)
        clear()
        screen.write(`  ✓ ${words} (${seconds(performance.now() - began)})\n`)
        redraw()
        return result
      } catch (error) {
        running.delete(words)
        clear()
        screen.write(`  ✗ ${words}\n`)
        throw error
      }
    },
  }
}
