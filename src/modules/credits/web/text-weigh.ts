/** Words of what a programme would give, and of the calculator. */
import { fullDay } from '../../../web/ui/dates.ts'
import { nb, plural, t } from '../../../web/ui/words.ts'
import { documentWords, kindWords, misfitWords, type CreditKind } from '../contract.ts'

const credits = (n: number) => t`${n} ЗЕТ`
const days = (n: number) => plural(n, 'день', 'дня', 'дней')

export const weigh = {
  title: nb('Что даст этот курс'),
  what: nb('что даст курс'),
  failed: nb('Не удалось посчитать, что даст курс'),
  calm: nb('На запись это не влияет.'),
  learnt: nb('Вы уже прошли эту программу: второй раз ЗЕТ за неё не начислят.'),
  none: nb('ЗЕТ за эту программу нет: для аккредитации её часы не считаются.'),
  noCycle: (n: number) => t`Даст ${credits(n)}. Чтобы они засчитались, откройте пятилетний цикл.`,
  openCycle: nb('Открыть цикл'),
  calculator: nb('Посчитать без цикла'),
  itself: (n: number, specialty: string) => t`+${credits(n)} в цикл «${specialty}»`,
  byChoice: (n: number, specialty: string) => t`${credits(n)} можно засчитать в цикл «${specialty}»`,
  not: (specialty: string) => t`В цикл «${specialty}» не засчитается`,
  why: misfitWords,
  after: (before: number, after: number) =>
    after === 0
      ? before === 0
        ? nb('ЗЕТ для аккредитации уже хватает')
        : nb('После него ЗЕТ для аккредитации хватит')
      : after === before
        ? t`Не хватает ${credits(before)}: по ближайшему варианту эти ЗЕТ ничего не меняют`
        : t`Не хватает ${credits(before)}, останется ${credits(after)}`,
} as const

export const calculator = {
  title: nb('Калькулятор аккредитации'),
  note: nb('Оба варианта без открытого цикла. Ничего не сохраняется.'),
  form: nb('Что у вас есть'),
  document: 'Документ',
  documents: documentWords,
  issuedOn: nb('Когда выдан'),
  has: (kind: CreditKind) => t`${kindWords[kind]}, ЗЕТ`,
  wrong: nb('Нужно число, не больше 4 цифр'),
  count: 'Посчитать',
  result: nb('Чего не хватает'),
  total: (n: number) => t`Набрано ${credits(n)}`,
  ends: (on: string, left: number) => t`Документ действует до ${fullDay(on)}: осталось ${days(left)}`,
  over: (on: string) =>
    t`Документ действовал до ${fullDay(on)}. Подать на периодическую аккредитацию по нему уже нельзя`,
  files: (on: string) => t`Документы на аккредитацию принимают с ${fullDay(on)}`,
  rulesUntil: (on: string) => t`Эти правила действуют по ${fullDay(on)}; каких после ещё нет`,
  open: nb('Открыть пятилетний цикл'),
  find: nb('Найти программы'),
} as const
