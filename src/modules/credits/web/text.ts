/** Words of these pages. */
import { days, fullDay } from '../../../web/ui/dates.ts'
import { documentWords, kindWords, stateWords, type CreditKind } from '../contract.ts'

const zet = (n: number): string => `${n} ЗЕТ`

export const text = {
  title: 'Пятилетний цикл',
  note: 'Сколько ЗЕТ набрано к аккредитации и чего не хватает',
  what: 'циклы',
  failed: 'Циклы не загрузились',
  calm: 'С начислениями ничего не случилось: они на месте.',
  emptyTitle: 'Цикл ещё не открыт',
  emptyNote:
    'Цикл идёт пять лет от аккредитации или сертификата. Откройте его — и ЗЕТ за проверенные документы начнут копиться сами.',
  open: 'Открыть цикл',
  openAnother: 'Ещё цикл',
  openThis: (specialty: string) => `Открыть цикл: ${specialty}`,
  offersTitle: 'Можно открыть сразу',
  offersNote: (on: string) => `Проверена порталом, действует с ${on}`,
  opened: 'Цикл открыт',
  cycleTitle: (specialty: string) => `Пятилетний цикл: ${specialty.toLowerCase()}`,
  allEntries: 'Все начисления',
  earned: 'Набрано',
  ofTotal: (total: number) => `из ${zet(total)}`,
  missing: 'Не хватает',
  until: (on: string) => `до ${fullDay(on)}`,
  enough: 'Хватает для аккредитации',
  over: (on: string) => `Цикл окончен ${fullDay(on)}`,
  stairLabel: (total: number, goal: number, missing: number, endsOn: string) =>
    missing > 0
      ? `Набрано ${zet(total)} из ${goal}. Не хватает ${zet(missing)} до ${fullDay(endsOn)}.`
      : `Набрано ${zet(total)} из ${goal}. Для аккредитации хватает.`,
  goal: 'нужно за цикл',
  today: (total: number) => `${total} сегодня`,
  more: (missing: number) => `ещё ${zet(missing)}`,
  window: (from: string, to: string) => `документы на аккредитацию: ${fullDay(from)} – ${fullDay(to)}`,
  windowShort: (to: string) => `документы — до ${fullDay(to)}`,
  unconfirmed: 'Документ не проверен порталом. ЗЕТ копятся и так',

  accreditation: 'Документы на аккредитацию',

  waitingTitle: 'Ещё не засчитано',
  waitingNote: (n: number, on: string) => `${zet(n)}, окончено ${fullDay(on)}`,
  waitingNoCycle: 'Подходящий цикл не открыт',
  choose: 'Засчитать',
  chooseTitle: 'В какой цикл засчитать',
  chooseNote: 'Пока цикл идёт, ЗЕТ можно перенести в другой подходящий цикл.',
  chooseField: 'Цикл',
  chooseKeep: 'Не сейчас',
  chosen: (n: number) => `Засчитано ${zet(n)}`,
  states: stateWords,
  twin: (t: { title: string; credits: number; earnedOn: string }) =>
    `Похоже на «${t.title}», ${zet(t.credits)}, ${fullDay(t.earnedOn)}: это то же самое?`,
  twinActs: { other: 'Это другое', same: 'То же самое' },
  twinOther: 'Засчитываем как другое обучение',
  twinSame: 'Второй раз не начислено',
  awaitedHere: 'Можно засчитать сюда',
  move: 'Перенести',
  moveTitle: 'В какой цикл перенести',
  moveNote: 'В этом цикле появится строка со знаком «минус», в другом — новая. Снятое не пропадает.',
  movedOne: (n: number) => `Перенесено ${zet(n)}`,

  waysTitle: 'Чего не хватает',
  wayCounted: (counted: number, total: number) => `${counted} из ${zet(total)}`,
  wayMissing: (missing: number, programmes: number) =>
    programmes > 0 && programmes < missing
      ? `Не хватает ${zet(missing)}, из них ${programmes} — программами`
      : programmes > 0
        ? `Не хватает ${zet(missing)} программами`
        : `Не хватает ${zet(missing)}, любых`,
  wayEnough: 'Хватает',
  wayBest: 'Ближе всего',
  monthly: (n: number) => `Чтобы успеть, нужно ${zet(n)} в месяц`,
  pace: (lastYear: number, pace: number) =>
    `За последний год набрано ${zet(lastYear)}; советуют ${pace} в год`,
  enoughOn: (on: string) => `С таким темпом хватит к ${fullDay(on)}`,
  notEnough: (on: string) => `С таким темпом хватит только к ${fullDay(on)}: позже конца цикла`,
  never: 'За последний год ничего не набрано: без новых программ ЗЕТ не хватит',
  left: (n: number) => `Осталось ${days(n)}`,
  rulesUntil: (on: string) =>
    `Эти правила действуют по ${fullDay(on)}. Для срока позже их ещё нет: считаем по нынешним`,

  toPlan: 'Подобрать программы в план',
  whatIfTitle: 'Что будет, если',
  whatIfNote: 'Впишите, что собираетесь пройти. Ничего не сохраняется.',
  whatIf: (kind: CreditKind) => `${kindWords[kind]}, ЗЕТ`,
  count: 'Посчитать',
  whatIfTotal: (total: number) => `Станет ${zet(total)}`,

  entriesTitle: 'Начисления',
  entriesWhat: 'начисления',
  entriesFailed: 'Начисления не загрузились',
  entriesEmpty: 'Начислений ещё нет',
  entriesEmptyNote: 'ЗЕТ придут, когда проверят удостоверение о повышении квалификации.',
  addRecord: 'Добавить удостоверение',
  showMore: 'Показать ещё',
  kind: 'Вид',
  kinds: kindWords,
  anyKind: 'Все виды',
  creditsOf: (n: number) => (n > 0 ? `+${n} ЗЕТ` : `−${-n} ЗЕТ`),
  entered: (who: string, on: string) => `Внесено ${on}, ${who}`,
  reversed: 'Снято позже',
  reversal: (why: string) => `Снято: ${why}`,

  documentTitle: 'Документ цикла',
  documents: documentWords,
  number: 'Серия и номер',
  noNumber: 'ещё не выдан',
  issuedOn: 'Дата',
  years: 'Годы цикла',
  filing: 'Документы на аккредитацию',
  filingFrom: (on: string) => `с ${fullDay(on)}`,
  change: 'Исправить',
  close: 'Закрыть цикл',
  closeTitle: 'Закрыть этот цикл?',
  closeNote: 'Начислений в нём нет. Открыть такой же можно снова.',
  closeKeep: 'Оставить',
  closed: 'Цикл закрыт',
  oneTitle: 'Цикл',
  oneWhat: 'цикл',
  oneFailed: 'Цикл не загрузился',

  absentTitle: 'Такого цикла нет',
  absentNote: 'Он закрыт, или адрес с ошибкой.',
  toAll: 'К моим циклам',
  formAfter: 'и можно открывать цикл',

  newTitle: 'Открыть пятилетний цикл',
  newNote: 'По сертификату специалиста или свидетельству об аккредитации',
  editTitle: 'Исправить цикл',
  specialty: 'Специальность',
  document: 'Документ',
  isAwaited: 'Документ ещё не выдан',
  isAwaitedHint: 'Серию и номер впишете потом. ЗЕТ копятся и без них.',
  series: 'Серия',
  docNumber: 'Номер',
  issued: 'Дата документа',
  issuedHint: 'С этого дня идут пять лет',
  save: 'Сохранить',
  cancel: 'Отменить',
  saved: 'Сохранено',
  losesTitle: 'Часть начислений в цикл не войдёт',
  losesNote: 'Они будут ждать подходящего цикла. Если так и нужно, сохраните ещё раз.',
  changedTitle: 'Цикл изменили на другом устройстве',
  changedNote: 'Ваши слова остались в полях. Сохраните ещё раз, если они верны.',
} as const

/** Checked accreditations beside cycles. */
export const offerWords = {
  title: 'Документ проверен',
  notes: {
    open: '',
    correct: '. Цикл, открытый вами, говорит другое',
    follow: '. Прежний цикл кончится в этот день',
  },
  acts: { open: 'Открыть цикл', correct: 'Исправить цикл', follow: 'Начать новый цикл' },
  labels: {
    open: (specialty: string) => `Открыть цикл: ${specialty}`,
    correct: (specialty: string) => `Исправить цикл: ${specialty}`,
    follow: (specialty: string) => `Начать новый цикл: ${specialty}`,
  },
  titles: {
    open: 'Открыть цикл?',
    correct: 'Исправить цикл по документу?',
    follow: 'Начать новый цикл?',
  },
  change: (was: string, becomes: string) => `${was} → ${becomes}`,
  leaving: 'Эти начисления в цикл не войдут и будут ждать другого:',
  keep: 'Не сейчас',
  corrected: 'Цикл исправлен и подтверждён',
  object: 'Не согласен',
  objectTitle: 'Что в документе не так?',
  objectAct: 'Отправить проверяющим',
  objectLabel: 'Почему вы не согласны',
  objectHint: 'Проверяющий увидит оба значения и ваши слова. ЗЕТ всё это время копятся.',
  objected: 'Отправлено проверяющим',
  objections: { open: 'Смотрят проверяющие', refused: 'Проверяющий: документ верен' },
} as const
