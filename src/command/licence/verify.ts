/** `nmo licence verify`: a verifier who has the paper in hand, where there is no page; the desk's rules stay in force. */
import {
  claimApplication,
  decideApplication,
  openPageOnDesk,
  saveVerdicts,
} from '../../modules/applications/index.ts'
import { showUser } from '../../modules/identity/index.ts'
import { readDeskPaper } from '../../modules/licences/index.ts'
import { personActor } from '../../platform/house.ts'
import { StartFault } from '../../start/faults.ts'
import { argumentsOf } from '../arguments.ts'
import { UsageFault, type Command } from '../command.ts'
import { withContext } from '../database.ts'
import { personIdOf } from '../user/who.ts'

export const licenceVerify: Command = {
  name: 'licence verify',
  usage: 'ID --by ПРОВЕРЯЮЩИЙ',
  words: 'Подтверждает допуск от имени проверяющего, который сверил документ лично; своего не подтвердить.',
  run: (args, terminal) => {
    const { values, words } = argumentsOf(args, ['ID'], { by: { type: 'string' } })
    if (!values.by) throw new UsageFault('Не хватает: --by ПРОВЕРЯЮЩИЙ')
    return withContext(terminal, 'nmo-licence-verify', async (ctx, as) => {
      const personId = await personIdOf(ctx, values.by ?? '')
      if (!(await showUser(ctx, personId)).roles.includes('verifier'))
        throw new StartFault('Это не проверяющий: роли verifier у человека нет')
      const paper = await readDeskPaper(ctx, words[0] ?? '')
      if (!paper.application || paper.status !== 'unverified')
        throw new StartFault('Этот допуск не ждёт проверки')
      const verifier = as(
        personActor({ personId, sessionId: null, roles: ['verifier'], organisationId: null }),
      )
      const { id } = paper.application
      const { files, facts } = await claimApplication(verifier, id)
      for (const file of files) await openPageOnDesk(verifier, { id, fileId: file.id, page: 1 })
      await saveVerdicts(
        verifier,
        id,
        facts.map(({ key }) => ({ key, matches: true })),
      )
      const { version } = await claimApplication(verifier, id)
      await decideApplication(verifier, id, { outcome: 'approved', version })
      terminal.screen.write('Подтверждено\n')
      return 0
    })
  },
}
