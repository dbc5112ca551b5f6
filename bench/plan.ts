/** `npm run bench:plan`: a plan proposed from 10³ and 10⁴ programmes; how far the planner is from the best set where every set can be tried. */
import { bruteForce } from '../src/modules/plans/domain/brute.test.scene.ts'
import { solve } from '../src/modules/plans/domain/solve.ts'
import type { Candidate, Request } from '../src/modules/plans/domain/types.ts'
import { nextDay } from '../src/platform/calendar/working-days.ts'
import { seeded } from '../src/demo/clock.ts'
import { growCatalogue } from './catalogue-scene.ts'
import type { Kind } from './kinds.ts'
import { asInjected, browsers, here, leave, prepareMany, quick, scene } from './stage.ts'

const rounds = quick ? 5 : 25
const today = new Date().toISOString().slice(0, 10)

const wishes = (over: object) => ({
  goals: ['hours'],
  cycleId: null,
  hours: '144',
  specialties: [],
  words: [],
  difficulty: 'middle',
  hoursPerWeek: '6',
  away: [{ from: nextDay(today, 40), to: nextDay(today, 53) }],
  deadline: nextDay(today, 700),
  isFreeOnly: false,
  mayLeave: true,
  kept: [],
  dropped: [],
  ...over,
})

const asked: readonly (readonly [name: string, body: object])[] = [
  ['144 часа из всего каталога', wishes({})],
  [
    'четыре темы, каждая нужна',
    wishes({ goals: ['hours', 'topics'], words: ['диагностика', 'лечение', 'практикум', 'случаи'] }),
  ],
  ['одна специальность', wishes({ specialties: ['31.08.36'], hours: '72' })],
  [
    'не получается: три изменения',
    wishes({ hours: '250', hoursPerWeek: '1', deadline: nextDay(today, 60), mayLeave: false }),
  ],
]

async function timed(body: object): Promise<{ readonly ms: number[]; readonly said: string }> {
  const kind: Kind = { name: 'план', method: 'POST', path: '/api/plans/proposal', body: () => body }
  const ms: number[] = []
  let said = ''
  for (const request of await prepareMany(kind, () => Promise.resolve(browsers), rounds + 1)) {
    const start = performance.now()
    const reply = await here.app.inject(asInjected(request))
    ms.push(performance.now() - start)
    if (reply.statusCode !== 200) throw new Error(`${reply.statusCode} ${reply.body}`)
    const { proposal, impossible } = JSON.parse(reply.body) as {
      proposal: { items: unknown[]; sum: { credits: number } } | null
      impossible: { repairs: unknown[] } | null
    }
    said = proposal
      ? `программ ${proposal.items.length}, ЗЕТ ${proposal.sum.credits}`
      : `изменений ${impossible?.repairs.length ?? 0}`
  }
  // The first warms.
  return { ms: ms.slice(1).toSorted((a, b) => a - b), said }
}

for (const total of [1000, 10_000]) {
  await growCatalogue(scene, total)
  console.log(`\n${total.toLocaleString('ru')} программ: от запроса до ответа, с чтением каталога`)
  for (const [name, body] of asked) {
    const { ms, said } = await timed(body)
    const at = (part: number) => ms[Math.min(ms.length - 1, Math.floor(ms.length * part))]!.toFixed(0)
    console.log(`  ${name.padEnd(34)} p50 ${at(0.5).padStart(5)} мс  худший ${at(1).padStart(5)} мс  ${said}`)
  }
}

/** Small worlds, each tried whole. */
const random = seeded(41)
const whole = (from: number, to: number) => from + Math.floor(random() * (to - from + 1))
const worlds = quick ? 200 : 2000
let [solved, same, worst, sum] = [0, 0, 0, 0]
for (let i = 0; i < worlds; i++) {
  const all = Array.from({ length: whole(6, 12) }, (_, n): Candidate => {
    const isDated = random() < 0.4
    const credits = whole(1, 14)
    const from = nextDay(today, whole(0, 60))
    return {
      id: `c${String(n).padStart(2, '0')}`,
      kind: random() < 0.4 ? 'advanced' : 'module',
      title: '',
      hours: credits,
      credits,
      difficulty: null,
      isAnytime: !isDated,
      isFree: random() < 0.5,
      priceKopecks: whole(1, 40) * 10_000,
      topics: whole(0, 3),
      sessions: isDated
        ? [{ id: `s${n}`, from, to: nextDay(from, whole(0, 20)), applyBy: null, left: null }]
        : [],
    }
  })
  const need = whole(4, 34)
  const r: Request = {
    today,
    deadline: nextDay(today, whole(2, 12) * 7),
    hoursPerWeek: whole(1, 9),
    away: [],
    needs: [
      { way: 'А', programmes: need, total: need },
      { way: 'Б', programmes: Math.min(need, whole(0, 14)), total: need },
    ],
    topics: ['Первая', 'Вторая'],
    coverTopics: random() < 0.5,
    covered: 0,
    difficulty: null,
    isFreeOnly: false,
    mayLeave: random() < 0.5,
    kept: [],
    dropped: [],
  }
  const [ours, exact] = [solve(all, r), bruteForce(all, r)]
  if ((ours === null) !== (exact === null)) throw new Error(`мир ${i}: план есть, а мы его не нашли`)
  if (!ours || exact === null) continue
  solved++
  const over = ours.cost / exact - 1
  if (over === 0) same++
  worst = Math.max(worst, over)
  sum += over
}
console.log(
  `\nРядом с перебором всех наборов: миров ${worlds}, с планом ${solved}; лучший набор в ${((100 * same) / solved).toFixed(1)} %, дороже лучшего в среднем на ${((100 * sum) / solved).toFixed(2)} %, худший на ${(100 * worst).toFixed(1)} %`,
)
await leave()
