/** Everything that was started is stopped in the opposite order, once, however the end comes. */

export type Stop = () => Promise<unknown>

export interface Stops {
  readonly isStopping: () => boolean
  /** What was started while the stop was already under way is stopped at once. */
  readonly add: (stop: Stop) => void
  readonly all: () => Promise<void>
}

export function createStops(): Stops {
  const stops: Stop[] = []
  let ending: Promise<void> | null = null
  const end = async (): Promise<void> => {
    const faults: unknown[] = []
    for (let stop = stops.pop(); stop; stop = stops.pop()) {
      // One that fails must not leave the others running.
      await stop().catch((error: unknown) => faults.push(error))
    }
    if (faults.length > 0) throw faults[0]
  }
  return {
    isStopping: () => ending !== null,
    add: (stop) => {
      stops.push(stop)
      if (ending) ending = ending.then(end)
    },
    all: () => (ending ??= end()),
  }
}

export interface StopWords {
  readonly say: (text: string) => void
  /** Ends the process. */
  readonly exit: (code: number) => void
}

/** Longer than the portal gives to requests under way; after that something hangs. */
const patienceMs = 35_000

/** The first signal finishes what is under way; the second leaves at once (the guard of the database stops it). */
export function stopBySignal(signals: NodeJS.EventEmitter, stops: Stops, { say, exit }: StopWords): void {
  let count = 0
  const hear = () => {
    count++
    if (count > 1) return exit(130)
    say('\n  Останавливаемся: дописываем начатое. Ещё раз Ctrl-C — прервать сразу.')
    setTimeout(() => {
      say('  Не дождались: прерываем.')
      exit(1)
    }, patienceMs).unref()
    stops.all().then(
      () => {
        say('  Всё остановлено.')
        exit(0)
      },
      (error: Error) => {
        say(`  Остановлено с ошибкой: ${error.message}`)
        exit(1)
      },
    )
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) signals.on(signal, hear)
}
