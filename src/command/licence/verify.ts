/** `nmo licence verify`: a verifier who has the paper in hand, where there is no page; the desk's rules stay in force. */
import {
  claimApplication,
  decideApplication,
  openPageOnDesk,
  saveVerdicts,
} from '../../modules/applications/index.ts'
import { readDeskPaper } from '../../modules/licences/index.ts'
import { StartFault } from '../../start/faults.ts'
import { argumentsOf } from '../arguments.ts'
import { UsageFault, type Command } from '../command.ts'
import { withContext } from '../database.ts'
import { actorOf } from '../user/who.ts'

export const licenceVerify: Command = {
  name: 'licence verify',
  usage: 'ID --by ПРОВЕРЯЮЩИЙ',
  words: 'Подтверждает допуск от имени проверяющего, который сверил документ лично; своего не подтвердить.',
  run: (args, terminal) => {
    const { values, words } = argumentsOf(args, ['ID'], { by: { type: 'string' } })
    if (!values.by) throw new UsageFault('Не хватает: --by ПРОВЕРЯЮЩИЙ')
    return withContext(terminal, 'nmo-licence-verify', async (ctx, as) => {
      const verifier = as(await actorOf(ctx, values.by ?? '', 'verifier'))
      const paper = await readDeskPaper(ctx, words[0] ?? '')
      if (!paper.application || paper.status !== 'unverified')
        throw new StartFault('Этот допуск не ждёт проверки')
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
