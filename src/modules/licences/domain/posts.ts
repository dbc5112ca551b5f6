/** Posts of medical workers and the section of work each belongs to. Only ids of НСИ that the field facts name are kept. */
import type { SectionName } from '../contract.ts'

export interface Post {
  readonly key: string
  readonly name: string
  /** Null: the post gives no section of medical work by itself. */
  readonly section: SectionName | null
  /** Id in the dictionary of posts (OID 1.2.643.5.1.13.13.11.1002), where it is known. */
  readonly nsiId: string | null
}

const post = (key: string, name: string, section: SectionName | null, nsiId: string | null = null): Post => ({
  key,
  name,
  section,
  nsiId,
})

/** Names are common knowledge of the trade; the nomenclature itself was not seen. */
export const posts: readonly Post[] = [
  post('therapist', 'Врач-терапевт', 'doctor', '109'),
  post('general-practitioner', 'Врач общей практики', 'doctor'),
  post('cardiologist', 'Врач-кардиолог', 'doctor'),
  post('surgeon', 'Врач-хирург', 'doctor'),
  post('anaesthetist', 'Врач-анестезиолог-реаниматолог', 'doctor'),
  post('neurologist', 'Врач-невролог', 'doctor'),
  post('obstetrician', 'Врач-акушер-гинеколог', 'doctor'),
  post('paediatrician', 'Врач-педиатр', 'doctor'),
  post('neonatologist', 'Врач-неонатолог', 'doctor'),
  post('endocrinologist', 'Врач-эндокринолог', 'doctor'),
  post('oncologist', 'Врач-онколог', 'doctor'),
  post('ophthalmologist', 'Врач-офтальмолог', 'doctor'),
  post('otolaryngologist', 'Врач-оториноларинголог', 'doctor'),
  post('urologist', 'Врач-уролог', 'doctor'),
  post('traumatologist', 'Врач-травматолог-ортопед', 'doctor'),
  post('radiologist', 'Врач-рентгенолог', 'doctor'),
  post('ultrasound', 'Врач ультразвуковой диагностики', 'doctor'),
  post('functional-diagnostics', 'Врач функциональной диагностики', 'doctor'),
  post('endoscopist', 'Врач-эндоскопист', 'doctor'),
  post('infectionist', 'Врач-инфекционист', 'doctor'),
  post('psychiatrist', 'Врач-психиатр', 'doctor'),
  post('geriatrician', 'Врач-гериатр', 'doctor'),
  post('ambulance-doctor', 'Врач скорой медицинской помощи', 'doctor'),
  post('dentist', 'Врач-стоматолог', 'doctor'),
  post('trainee-doctor', 'Врач-стажёр', 'doctor'),
  post('head-of-department', 'Заведующий отделением — врач-специалист', 'doctor'),
  post('nurse', 'Медицинская сестра', 'nurse'),
  post('senior-nurse', 'Старшая медицинская сестра', 'nurse'),
  post('ward-nurse', 'Медицинская сестра палатная (постовая)', 'nurse'),
  post('procedure-nurse', 'Медицинская сестра процедурной', 'nurse'),
  post('dressing-nurse', 'Медицинская сестра перевязочной', 'nurse'),
  post('operating-nurse', 'Операционная медицинская сестра', 'nurse'),
  post('midwife', 'Акушерка', 'nurse'),
  post('feldsher', 'Фельдшер', 'nurse'),
  post('laboratory-doctor', 'Врач клинической лабораторной диагностики', 'laboratory'),
  post('bacteriologist', 'Врач-бактериолог', 'laboratory'),
  post('laboratory-technologist', 'Медицинский технолог', 'laboratory'),
  post('laboratory-feldsher', 'Фельдшер-лаборант', 'laboratory'),
  post('laboratory-technician', 'Медицинский лабораторный техник', 'laboratory'),
  post('pharmacist', 'Провизор', null),
  post('chief-doctor', 'Главный врач', null),
]

export const postOf = (key: string): Post | undefined => posts.find((p) => p.key === key)
