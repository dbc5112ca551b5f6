/** Reads while many sign in by password at once: bcrypt is dear, so it must stand behind them. Calm and storm in turn, in one run. */
import { Agent } from 'node:http'
import { measure, send, type Measured, type Prepared } from './load.ts'

export interface StormParts {
  readonly ports: readonly number[]
  readonly reads: () => Promise<readonly Prepared[]>
  /** Wrong passwords: each costs a whole bcrypt and opens nothing. */
  readonly signIns: (n: number) => Promise<readonly Prepared[]>
  readonly rounds: number
}

export interface Storm {
  readonly calm: readonly Measured[]
  readonly stormy: readonly Measured[]
  /** Sign-ins that were checked, and those that were told to come later. */
  readonly checked: number
  readonly turnedAway: number
}

/** A few steady readers, as pages of a cabinet are. */
const readers = 2
/** As many as the queue holds and some more. */
const crowd = 40
/** Who is told to come later does so. */
const patienceMs = 1000

export async function readThroughStorm({ ports, reads, signIns, rounds }: StormParts): Promise<Storm> {
  const [calm, stormy]: [Measured[], Measured[]] = [[], []]
  let [checked, turnedAway] = [0, 0]
  // The first of each warms, and is thrown away.
  await measure(ports, await reads(), readers)
  for (let round = 0; round < rounds; round++) {
    calm.push(await measure(ports, await reads(), readers))
    const storm = raise(ports, await signIns(1500))
    stormy.push(await measure(ports, await reads(), readers))
    const over = await storm.calmDown()
    checked += over.checked
    turnedAway += over.turnedAway
  }
  return { calm, stormy, checked, turnedAway }
}

function raise(ports: readonly number[], requests: readonly Prepared[]) {
  const agent = new Agent({ keepAlive: true, maxSockets: crowd })
  let isOver = false
  let next = 0
  const seen = { checked: 0, turnedAway: 0 }
  const people = Array.from({ length: crowd }, async (_, i) => {
    while (!isOver && next < requests.length) {
      const status = await send(agent, ports[i % ports.length]!, requests[next++]!)
      if (status === 503) {
        seen.turnedAway++
        await new Promise((done) => setTimeout(done, patienceMs))
      } else if (status === 403) seen.checked++
      else throw new Error(`вход ответил ${status}`)
    }
  })
  return {
    calmDown: async () => {
      isOver = true
      await Promise.all(people)
      agent.destroy()
      return seen
    },
  }
}

const middle = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!

/** How many times slower the reads are, by the middle round: what a neighbour does in one of them is left out. */
export const timesSlower = ({ calm, stormy }: Storm) => {
  const ratio = (of: (m: Measured) => number) => middle(stormy.map((m, i) => of(m) / of(calm[i]!)))
  return { p50: ratio((m) => m.p50Ms), p99: ratio((m) => m.p99Ms) }
}
