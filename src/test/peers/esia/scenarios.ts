/** Named faults that the stand plays on demand, for everybody or for one person. */
/** Title and what the stand does; `slow` and others touch one person's token and REST calls when set for them. */
export const scenarioWords = {
  'unconfirmed-account': [
    'Неподтверждённая запись',
    'Учётная запись отвечает как упрощённая: trusted=false, без СНИЛС и паспорта; с person_filter=conf_acc — ESIA-007055',
  ],
  'changed-snils': ['СНИЛС сменился', 'REST отдаёт другой СНИЛС у того же человека'],
  'second-account': ['Вторая запись с тем же СНИЛС', 'Человек входит под другим OID, СНИЛС прежний'],
  'expired-code': ['Код просрочен', 'Код авторизации выдаётся уже просроченным: обмен даёт ESIA-007011'],
  'wrong-state': ['Чужой state', 'В адрес возврата приходит не тот state, что был в запросе'],
  'clock-skew': [
    'Часы ушли',
    'Часы стенда спешат (секунды ниже): запросы получают ESIA-007015; для одного человека — токены из будущего',
  ],
  slow: ['Медленно', 'Каждый ответ задерживается (миллисекунды ниже)'],
  down: ['Не отвечает', 'Стенд отвечает 503; для одного человека — ESIA-007008 после входа'],
  'deleted-user': [
    'Запись удалена',
    'Человек считается удалённым: вход и обновление токена отклоняются, REST отдаёт status DELETED',
  ],
  'blocked-account': ['Запись заблокирована', 'После пароля — ESIA-007036'],
  'failed-second-step': [
    'Второй шаг не проходит',
    'Любой одноразовый код считается неверным; после трёх попыток — ESIA-007046',
  ],
  'no-second-step': ['Второго шага нет', 'Код послать некуда: со scope otp — ESIA-007046'],
  'wrong-organisation': [
    'Не та организация',
    'Человек вошёл от организации, которой сведения не разрешены: вместо кода — ESIA-007194',
  ],
  'consent-refused': ['Отказ на согласии', 'Вместо кода — ESIA-007004'],
  'foreign-key': ['Чужой ключ', 'Токены подписаны ключом, которого нет в сертификате стенда'],
  'wrong-audience': ['Чужой aud', 'В id_token чужой aud, в access_token чужой client_id'],
  'wrong-issuer': ['Чужой iss', 'В токенах чужой издатель'],
  'expired-token': ['Токены просрочены', 'Токены выдаются уже просроченными'],
  'html-error': ['Ошибка страницей', 'Вместо JSON обмен кода отвечает страницей HTML с кодом 500'],
} as const satisfies Record<string, readonly [string, string]>

export type ScenarioName = keyof typeof scenarioWords

export interface Scenario {
  readonly name: ScenarioName
  /** Absent: for everybody. */
  readonly oid?: number | undefined
  /** clock-skew; 300 by default. */
  readonly seconds?: number | undefined
  /** slow; 5000 by default. */
  readonly milliseconds?: number | undefined
}

export interface Scenarios {
  readonly list: () => readonly Scenario[]
  readonly set: (scenario: Scenario) => void
  /** Without a name, all of them. */
  readonly clear: (name?: ScenarioName, oid?: number) => void
  /** The one that holds for this person (or for everybody), if it is on. */
  readonly active: (name: ScenarioName, oid?: number) => Scenario | undefined
}

export const isScenarioName = (name: string): name is ScenarioName => name in scenarioWords

export function createScenarios(): Scenarios {
  let on: Scenario[] = []
  return {
    list: () => on,
    set: (scenario) => {
      on = [...on.filter((one) => one.name !== scenario.name || one.oid !== scenario.oid), scenario]
    },
    clear: (name, oid) => {
      on =
        name === undefined
          ? []
          : on.filter((one) => one.name !== name || (oid !== undefined && one.oid !== oid))
    },
    active: (name, oid) =>
      on.find((one) => one.name === name && oid !== undefined && one.oid === oid) ??
      on.find((one) => one.name === name && one.oid === undefined),
  }
}
