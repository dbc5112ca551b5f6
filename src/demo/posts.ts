/** What each of the demo people works as, and the specialty that they learn in. Pure. */
import type { DemoPerson } from './people.ts'

type Work = readonly [post: string, specialty: string]
const works: readonly (readonly [word: RegExp, work: Work])[] = [
  [/кардиолог/, ['cardiologist', '31.08.36']],
  [/ультразвук/, ['ultrasound', '31.08.11']],
  [/терапевт|ординатор|стажёр/, ['therapist', '31.08.49']],
  [/хирург/, ['surgeon', '31.08.67']],
  [/функциональной/, ['functional-diagnostics', '31.08.12']],
  [/невролог/, ['neurologist', '31.08.42']],
  [/педиатр/, ['paediatrician', '31.08.19']],
  [/гинеколог/, ['obstetrician', '31.08.01']],
  [/анестезиолог/, ['anaesthetist', '31.08.02']],
  [/эндокринолог/, ['endocrinologist', '31.08.53']],
  [/рентгенолог/, ['radiologist', '31.08.09']],
  [/офтальмолог/, ['ophthalmologist', '31.08.59']],
  [/травматолог/, ['traumatologist', '31.08.66']],
  [/уролог/, ['urologist', '31.08.68']],
  [/онколог/, ['oncologist', '31.08.57']],
  [/скорой/, ['ambulance-doctor', '31.08.48']],
  [/инфекционист/, ['infectionist', '31.08.35']],
  [/психиатр/, ['psychiatrist', '31.08.20']],
  [/гериатр/, ['geriatrician', '31.08.31']],
  [/заведующий/, ['head-of-department', '31.08.49']],
  [/акушерка/, ['midwife', '31.02.02']],
  [/медсестра|медбрат/, ['nurse', '34.02.01']],
  [/лаборант/, ['laboratory-feldsher', '31.02.03']],
  [/технолог/, ['laboratory-technologist', '31.02.03']],
]

/** As the registry names it; a few posts it does not know. */
export const workOf = (p: DemoPerson): Work | undefined => works.find(([word]) => word.test(p.post))?.[1]

const names: Readonly<Record<string, string>> = {
  '31.08.01': 'Акушерство и гинекология',
  '31.08.02': 'Анестезиология-реаниматология',
  '31.08.09': 'Рентгенология',
  '31.08.11': 'Ультразвуковая диагностика',
  '31.08.12': 'Функциональная диагностика',
  '31.08.19': 'Педиатрия',
  '31.08.20': 'Психиатрия',
  '31.08.31': 'Гериатрия',
  '31.08.32': 'Дерматовенерология',
  '31.08.35': 'Инфекционные болезни',
  '31.08.36': 'Кардиология',
  '31.08.42': 'Неврология',
  '31.08.48': 'Скорая медицинская помощь',
  '31.08.49': 'Терапия',
  '31.08.53': 'Эндокринология',
  '31.08.57': 'Онкология',
  '31.08.59': 'Офтальмология',
  '31.08.66': 'Травматология и ортопедия',
  '31.08.67': 'Хирургия',
  '31.08.68': 'Урология',
  '31.02.02': 'Акушерское дело',
  '31.02.03': 'Лабораторная диагностика',
  '34.02.01': 'Сестринское дело',
}

export const specialtyName = (code: string): string => names[code] ?? code

/** Everybody learns inside of it. */
export const mainSpecialtyOf = (p: DemoPerson): string =>
  workOf(p)?.[1] ?? (/дерматовенеролог/.test(p.post) ? '31.08.32' : '31.08.49')
