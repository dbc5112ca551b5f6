/** G7: settings of one group, read and changed by the same rules as those of passwords. */
import type { Context } from '../../../platform/context.ts'
import { changeRule, readRules, type RuleChange } from '../../identity/index.ts'
import { settingGroups, type SettingGroup, type SettingsOfGroup } from '../contract.ts'

export const readSettings = (ctx: Context, group: SettingGroup): Promise<SettingsOfGroup> =>
  readRules(ctx, settingGroups[group])

export const changeSetting = (
  ctx: Context,
  group: SettingGroup,
  change: RuleChange,
): Promise<SettingsOfGroup> =>
  ctx.transaction(async (tx) => {
    await changeRule(tx, settingGroups[group], change)
    return readSettings(tx, group)
  })
