/** Words of the page of settings. */
import { t } from '../../../web/ui/words.ts'
import type { SettingGroup } from '../contract/settings.ts'

export const settingsText = {
  title: 'Настройки',
  note: t`Числа, по которым живёт портал. Действуют сразу; каждое отступление остаётся с именем, причиной и основанием`,
  sections: t`Разделы настроек`,
  what: 'настройки',
  failed: t`Настройки не загрузились`,
  calm: t`Они действуют, как и прежде.`,
  passwords: t`Правила паролей`,
} as const

export const groupText: Readonly<Record<SettingGroup, { readonly word: string; readonly note: string }>> = {
  'sign-in': {
    word: t`Вход и подбор`,
    note: t`Когда портал останавливает подбор паролей и кодов. Строже — труднее нападающему, но и честные люди чаще ждут.`,
  },
  'second-step': {
    word: t`Второй шаг`,
    note: t`Сколько верить подтверждению и ждать ключа.`,
  },
  report: {
    word: t`Ночной отчёт`,
    note: t`Что отчёт считает нападением. Строже — больше находок, среди них и честные люди.`,
  },
  licences: { word: 'Допуски', note: t`Когда предупреждать о конце лицензии и аккредитации.` },
  explanations: {
    word: t`Вопросы о просмотрах`,
    note: t`Сроки ответа человеку, который спросил, зачем смотрели его данные.`,
  },
}
