/** `nmo password policy`: the rules of passwords, departures from them; `set` changes one and keeps who, why and its basis. */
import { foreseeRule, readPasswordDesk, setPasswordRule } from '../../modules/identity/index.ts'
import { argumentsOf } from '../arguments.ts'
import { UsageFault, type Command } from '../command.ts'
import { withContext } from '../database.ts'
import { ruleLines, valueOf, valueWords } from './lines.ts'

export const passwordPolicy: Command = {
  name: 'password policy',
  usage: '',
  words: 'Правила паролей: значение, основание, кто и почему отступил.',
  run: (args, terminal) => {
    argumentsOf(args, [], {})
    return withContext(terminal, 'nmo-password-policy', async (ctx) => {
      const { rules } = await readPasswordDesk(ctx)
      terminal.screen.write(`${rules.map(ruleLines).join('\n')}\n`)
      return 0
    })
  },
}

const text = { type: 'string' } as const

export const passwordPolicySet: Command = {
  name: 'password policy set',
  usage: 'КЛЮЧ ЗНАЧЕНИЕ --why «ПРИЧИНА» --basis «ОСНОВАНИЕ»',
  words: 'Меняет правило; причина и основание остаются в истории и видны администраторам.',
  run: (args, terminal) => {
    const { values, words } = argumentsOf(args, ['КЛЮЧ', 'ЗНАЧЕНИЕ'], { why: text, basis: text })
    const { why, basis } = values
    const missing = [why ? '' : '--why', basis ? '' : '--basis'].filter(Boolean)
    if (!why || !basis) throw new UsageFault(`Не хватает: ${missing.join(', ')}`)
    const [key = '', given = ''] = words
    const value = valueOf(given)
    return withContext(terminal, 'nmo-password-policy-set', async (ctx) => {
      const effect = await foreseeRule(ctx, { key, value })
      await setPasswordRule(ctx, { key, was: null, value, why, basis })
      terminal.screen.write(`${key} = ${valueWords(value)}\n${effect.words}\n`)
      return 0
    })
  },
}
