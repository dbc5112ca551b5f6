/** Background jobs: somebody does them, in time, and none lies dead. */
import { openDatabase } from '../../platform/database.ts'
import { deadLetters, queueHealth } from '../../platform/jobs/dead-letters.ts'
import { createLog } from '../../platform/log.ts'
import { good, note, type Finding } from './finding.ts'

const patienceSeconds = 60

/** `isStarted`: the portal works now, so waiting jobs should be moving. */
export async function checkQueue(appUrl: string, isStarted: boolean): Promise<Finding[]> {
  const database = openDatabase(appUrl, 2, createLog('silent'))
  try {
    const { waiting, dead, lagSeconds } = await queueHealth(database.db)
    const late =
      isStarted && lagSeconds > patienceSeconds
        ? [
            note(
              'Задания',
              `ждут ${waiting}, самое старое — ${Math.round(lagSeconds)} с`,
              'Запущен ли хоть один nmo worker? Если да, добавьте ещё',
            ),
          ]
        : [good('Задания', waiting > 0 ? `в очереди ${waiting}` : 'очередь пуста')]
    if (dead === 0) return late
    const names = [...new Set((await deadLetters(database.db, 20)).map((d) => d.job))].join(', ')
    return [
      ...late,
      note(
        'Остановленные задания',
        `${dead}: ${names}`,
        'Причины и повтор — на портале, «Управление → Остановленные задания»',
      ),
    ]
  } finally {
    await database.close()
  }
}
