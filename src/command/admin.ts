/** `nmo admin invite`: a link for the first administrator; nobody has a default password. */
import { hoursOfInvitation, inviteAdministrator } from '../modules/staff/index.ts'
import { invitationLines } from '../start/summary.ts'
import { argumentsOf } from './arguments.ts'
import { UsageFault, type Command } from './command.ts'
import { settingsFor, withContext } from './database.ts'

const longestHours = 72

function hoursOf(given: string | undefined): number {
  if (given === undefined) return hoursOfInvitation
  const hours = Number(given)
  if (!Number.isInteger(hours) || hours < 1 || hours > longestHours)
    throw new UsageFault(`Часов может быть от 1 до ${longestHours}: «${given}»`)
  return hours
}

export const adminInvite: Command = {
  name: 'admin invite',
  usage: '[--hours N]',
  words: `Ссылка для первого администратора: один раз, на ${hoursOfInvitation} часа; прежняя ссылка гаснет. Когда администратор есть, новых предлагает он.`,
  run: (args, terminal) => {
    const { values } = argumentsOf(args, [], { hours: { type: 'string' } })
    const hours = hoursOf(values.hours)
    return withContext(terminal, 'nmo-admin-invite', async (ctx) => {
      const invited = await inviteAdministrator(ctx, hours)
      const { PUBLIC_ORIGIN } = settingsFor(terminal)
      terminal.screen.write(`${invitationLines(PUBLIC_ORIGIN, invited).join('\n')}\n`)
      return 0
    })
  },
}
