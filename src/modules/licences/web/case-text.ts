/** Words of cases with the federal registry and of its import. */
import { nb, plural } from '../../../web/ui/words.ts'
import type { Tone } from '../../../web/ui/status.tsx'
import type { CaseDecision, CaseState, ImportRun } from '../contract.ts'

export const caseWords: Readonly<Record<CaseState, string>> = {
  open: 'Ждёт решения',
  asked: 'Спросили человека',
  ours: 'Принято наше',
  theirs: 'Принято из регистра',
}
export const caseTones: Readonly<Record<CaseState, Tone>> = {
  open: 'yours',
  asked: 'ours',
  ours: 'done',
  theirs: 'done',
}
export const runTones: Readonly<Record<ImportRun['state'], Tone>> = {
  running: 'ours',
  failed: 'refused',
  done: 'done',
}

export const cases = {
  title: 'Расхождения с регистром',
  note: nb(
    'Федеральный регистр говорит о допуске не то, что у нас. Решение не меняет допуск, пока вы его не примете',
  ),
  tabs: { open: 'Ждут решения', asked: 'Спросили человека', closed: 'Решённые' },
  what: 'расхождения',
  failed: 'Расхождения не загрузились',
  empty: {
    open: nb('Расхождений нет'),
    asked: nb('Никого не спрашивали'),
    closed: nb('Решённых пока нет'),
  },
  emptyNote: nb('Они появятся, если при загрузке сведения регистра разойдутся с нашими.'),
  one: 'Расхождение',
  oneFailed: 'Расхождение не загрузилось',
  absent: 'Такого расхождения нет',
  toList: 'К расхождениям',
  field: 'Что',
  ours: 'У нас',
  theirs: 'В регистре',
  both: 'Значения рядом',
  nothing: 'пусто',
  answer: 'Ответ человека',
  question: 'Наш вопрос',
  reason: 'Причина решения',
  decide: 'Решение',
  acts: {
    ours: 'Оставить наше',
    theirs: 'Принять из регистра',
    ask: 'Спросить человека',
  } satisfies Record<CaseDecision['take'], string>,
  titles: {
    ours: 'Оставить наши сведения?',
    theirs: 'Принять сведения регистра?',
    ask: 'О чём спросить?',
  } satisfies Record<CaseDecision['take'], string>,
  notes: {
    ours: nb('Допуск не изменится. Снова расхождение появится, только если регистр скажет новое.'),
    theirs: nb(
      'Допуск станет таким, как в регистре; прежние значения останутся в истории. Раздел работы последует сразу.',
    ),
    ask: nb('Человек увидит вопрос и оба значения. Ответ придёт сюда.'),
  } satisfies Record<CaseDecision['take'], string>,
  why: 'Причина',
  whyHint: nb('Останется в истории допуска'),
  words: 'Вопрос',
  wordsHint: nb('Его прочтёт человек'),
  cancel: 'Не сейчас',
  cannot: nb('По своему допуску решает другой сотрудник.'),
  closed: nb('Уже решено.'),
  nameNote: nb(
    'Имя мы берём из Госуслуг: регистр исправляет его сам. Пока имена расходятся, его сведения не загружаются.',
  ),
  done: nb('Решение принято'),
  toPaper: 'Открыть допуск',

  imports: 'Загрузка из регистра',
  importsNote: nb(
    'Допуски из федерального регистра загружаются каждую ночь; прерванная загрузка продолжается сама',
  ),
  importsWhat: 'загрузки',
  importsFailed: 'Загрузки не загрузились',
  importNow: 'Загрузить сейчас',
  asked: nb('Загрузка начнётся через несколько секунд'),
  absentRegistry: nb('Регистр не подключён. Задайте FRMR_URL и FRMR_KEY_FILE на сервере.'),
  noRuns: nb('Загрузок ещё не было'),
  states: { running: 'Идёт', failed: 'Прервалась', done: 'Закончена' } satisfies Record<
    ImportRun['state'],
    string
  >,
  hows: { schedule: 'По расписанию', hand: 'Вручную', file: 'Из файла' } satisfies Record<
    ImportRun['how'],
    string
  >,
  /** What there is none of is not told; a word and its number stay together. */
  counts: (c: ImportRun['counts']) => {
    const parts: (readonly [string, number])[] = [
      ['новых допусков', c.added],
      ['изменено', c.changed],
      ['без перемен', c.same],
      ['расхождений', c.cases],
      ['не на портале', c.unknown],
      ['с ошибками', c.faulty],
    ]
    const said = parts.filter(([, n]) => n > 0).map(([what, n]) => `${what}\u00a0${n}`)
    const people = plural(c.people, 'человек', 'человека', 'человек')
    return said.length === 0 ? people : nb(`${people}: ${said.join(', ')}`)
  },

  objection: {
    theirs: 'У человека',
    words: 'Что пишет человек',
    acts: { ours: 'Документ верен', theirs: 'Человек прав', ask: 'Спросить человека' } satisfies Record<
      CaseDecision['take'],
      string
    >,
    titles: { ours: 'Документ верен?', theirs: 'Человек прав?', ask: 'О чём спросить?' } satisfies Record<
      CaseDecision['take'],
      string
    >,
    notes: {
      ours: nb('Человеку предложат исправить пятилетний цикл по документу.'),
      theirs: nb(
        'Цикл останется, каким его открыл человек. Сам документ исправьте или остановите в допусках.',
      ),
      ask: nb('Человек увидит вопрос и оба значения. Ответ придёт сюда.'),
    } satisfies Record<CaseDecision['take'], string>,
  },

  ownTitle: 'Проверяющий спрашивает',
  ownAnswer: 'Ваш ответ',
  ownSend: 'Ответить',
  ownSent: nb('Ответ отправлен'),
} as const
