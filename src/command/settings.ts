/** `nmo settings`: the numbers the portal lives by, departures from the usual; `set` changes one and keeps who, why and its basis. */
import { settingGroups, SettingGroup } from '../modules/operations/contract.ts'
import { changeSetting, readSettings } from '../modules/operations/index.ts'
import { StartFault } from '../start/faults.ts'
import { argumentsOf } from './arguments.ts'
import { UsageFault, type Command } from './command.ts'
import { withContext } from './database.ts'
import { ruleLines, valueOf, valueWords } from './password/lines.ts'

export const settingsList: Command = {
  name: 'settings',
  usage: '',
  words:
    'Настройки портала: пределы входа, второй шаг, сроки; кто и почему отступил. Пароли — nmo password policy.',
  run: (args, terminal) => {
    argumentsOf(args, [], {})
    return withContext(terminal, 'nmo-settings', async (ctx) => {
      for (const group of SettingGroup.options) {
        const { rules } = await readSettings(ctx, group)
        terminal.screen.write(`${rules.map(ruleLines).join('\n')}\n`)
      }
      return 0
    })
  },
}

const text = { type: 'string' } as const

const groupOf = (key: string) => {
  const group = SettingGroup.options.find((one) => settingGroups[one].some((rule) => rule.key === key))
  if (!group) throw new StartFault(`Такой настройки нет: «${key}». Какие есть, покажет nmo settings`)
  return group
}

export const settingsSet: Command = {
  name: 'settings set',
  usage: 'КЛЮЧ ЗНАЧЕНИЕ --why «ПРИЧИНА» --basis «ОСНОВАНИЕ»',
  words: 'Меняет настройку; причина и основание остаются в истории и видны администраторам.',
  run: (args, terminal) => {
    const { values, words } = argumentsOf(args, ['КЛЮЧ', 'ЗНАЧЕНИЕ'], { why: text, basis: text })
    const { why, basis } = values
    const missing = [why ? '' : '--why', basis ? '' : '--basis'].filter(Boolean)
    if (!why || !basis) throw new UsageFault(`Не хватает: ${missing.join(', ')}`)
    const [key = '', given = ''] = words
    const [group, value] = [groupOf(key), valueOf(given)]
    return withContext(terminal, 'nmo-settings-set', async (ctx) => {
      await changeSetting(ctx, group, { key, was: null, value, why, basis })
      terminal.screen.write(`${key} = ${valueWords(value)}\nДействует сразу\n`)
      return 0
    })
  },
}
