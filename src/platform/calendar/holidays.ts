/** The production calendar of Russia as dated data: what the law says and what the Government moved, year by year. */

/** Нерабочие праздничные дни: ТК РФ, статья 112, часть первая. */
export const holidays = [
  '01-01',
  '01-02',
  '01-03',
  '01-04',
  '01-05',
  '01-06',
  '01-07',
  '01-08',
  '02-23',
  '03-08',
  '05-01',
  '05-09',
  '06-12',
  '11-04',
] as const

export interface MovedDays {
  readonly decree: string
  /** Day off moved from → to. A moved Saturday that is no holiday becomes a working day. */
  readonly moves: readonly (readonly [from: string, to: string])[]
}

/** Переносы выходных дней (ТК РФ, статья 112, части вторая и пятая). A year without a decree here follows the article alone. */
export const movedDays: Readonly<Record<string, MovedDays>> = {
  2023: {
    decree: 'Постановление Правительства РФ от 29.08.2022 № 1505',
    moves: [
      ['01-01', '02-24'],
      ['01-08', '05-08'],
    ],
  },
  2024: {
    decree: 'Постановление Правительства РФ от 10.08.2023 № 1314',
    moves: [
      ['01-06', '05-10'],
      ['01-07', '12-31'],
      ['04-27', '04-29'],
      ['11-02', '04-30'],
      ['12-28', '12-30'],
    ],
  },
  2025: {
    decree: 'Постановление Правительства РФ от 04.10.2024 № 1335',
    moves: [
      ['01-04', '05-02'],
      ['01-05', '12-31'],
      ['02-23', '05-08'],
      ['03-08', '06-13'],
      ['11-01', '11-03'],
    ],
  },
  2026: {
    decree: 'Постановление Правительства РФ от 24.09.2025 № 1466',
    moves: [
      ['01-03', '01-09'],
      ['01-04', '12-31'],
    ],
  },
}
