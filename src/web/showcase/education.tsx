/** The form of the design: every kind of field, a refusal with two faults, files in every state. */
import { Button } from '../ui/button.tsx'
import { Steps } from '../ui/facts.tsx'
import { DateField } from '../ui/fields/date-field.tsx'
import type { Option } from '../ui/fields/options.ts'
import { PickField, SelectField } from '../ui/fields/select-field.tsx'
import { TextField } from '../ui/fields/text-field.tsx'
import { FileDrop } from '../ui/files/file-drop.tsx'
import type { Upload, UploadedFile } from '../ui/files/uploads.ts'
import { Acts, Fields, Form, Pair } from '../ui/form.tsx'
import { Page as Frame } from '../ui/page.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { useForm } from '../ui/use-form.ts'
import { t } from '../ui/words.ts'

const places: readonly Option[] = [
  { value: '1', label: 'Северная академия последипломного образования', note: 'Псков' },
  { value: '2', label: 'Заволжский медицинский университет', note: 'Кинешма' },
  { value: '3', label: 'Институт кардиологии и профилактики', note: 'Тверь' },
]
const specialities = [
  'Акушерство и гинекология',
  'Анестезиология-реаниматология',
  'Кардиология',
  'Неврология',
  'Общая врачебная практика (семейная медицина)',
  'Педиатрия',
  'Терапия',
  'Ультразвуковая диагностика',
  'Функциональная диагностика',
].map((label) => ({ value: label, label }))
const forms = ['Очная', 'Очно-заочная', 'Дистанционная'].map((label) => ({ value: label, label }))
const kinds = [
  'Диплом о профессиональной переподготовке',
  'Удостоверение о повышении квалификации',
  'Диплом специалиста',
].map((label) => ({ value: label, label }))

const wait = (ms: number) => new Promise((done) => setTimeout(done, ms))
const upload: Upload<UploadedFile> = async (file, { onProgress, signal }) => {
  for (let sent = 0; sent <= 10; sent++) {
    if (signal.aborted) throw signal.reason
    onProgress((file.size / 10) * sent, file.size)
    await wait(file.name.startsWith('slow') ? 60_000 : 60)
  }
  if (file.name.startsWith('bad'))
    throw { status: 422, code: 'files.unreadable', title: 'Не открыли: файл повреждён' }
  return { id: crypto.randomUUID(), name: file.name, sizeBytes: file.size, type: file.type }
}

const initial = {
  institution: places[0] as Option | null,
  speciality: 'Функциональная диагностика',
  form: 'Очно-заочная',
  startedOn: '2026-02-03',
  endedOn: '2026-01-30',
  kind: 'Диплом о профессиональной переподготовке',
  series: '7827',
  number: '011482',
  scan: [
    { id: 'a', name: 'diplom-2026.jpg', sizeBytes: 2_516_582, type: 'image/jpeg' },
  ] as readonly UploadedFile[],
}

export function Page() {
  const form = useForm({
    initial,
    send: (values) => {
      const errors = [
        ...(values.endedOn < values.startedOn
          ? [{ field: 'endedOn', message: 'Раньше начала. Проверьте год' }]
          : []),
        ...(values.number.length === 7
          ? []
          : [{ field: 'number', message: `Нужно 7 цифр, введено ${values.number.length}` }]),
      ]
      return errors.length > 0
        ? Promise.reject({ status: 422, code: 'invalid', title: 'Проверьте поля', errors })
        : wait(1000)
    },
    labels: { endedOn: 'Окончание', number: 'Номер диплома' },
  })
  const find = (query: string) =>
    wait(200).then(() =>
      places.filter((p) => `${p.label} ${p.note}`.toLowerCase().includes(query.toLowerCase())),
    )
  const aside = (
    <Sheet title="Что будет дальше">
      <Steps
        steps={[
          'Подтвердите запись кодом из СМС.',
          'Запись сразу появится в кабинете с пометкой «Не проверено».',
          'Проверяющий сверит скан — обычно за 3 рабочих дня.',
        ]}
      />
    </Sheet>
  )
  return (
    <Frame
      title="Добавить запись об образовании"
      note="Шаг 1 из 2. Сведения и скан. Дальше — код из СМС на +7 ··· ···-45-17"
      crumbs={[['Документы', '/documents']]}
      aside={aside}
    >
      <Form form={form}>
        <Sheet title="Где и чему учились">
          <Fields>
            <PickField
              label="Учебное заведение"
              hint="Начните вводить название, город или ОГРН"
              {...form.bind('institution')}
              find={find}
              free={{ word: 'Оставить' }}
              nothing="Не нашлось. Введите полное название — проверим вручную"
            />
            <Pair>
              <SelectField label="Специальность" {...form.bind('speciality')} options={specialities} />
              <SelectField label="Форма обучения" {...form.bind('form')} options={forms} />
            </Pair>
            <Pair>
              <DateField label="Начало" {...form.bind('startedOn')} max="2026-11-23" />
              <DateField label="Окончание" {...form.bind('endedOn')} max="2026-11-23" />
            </Pair>
          </Fields>
        </Sheet>
        <Sheet title="Документ">
          <Fields>
            <SelectField label="Вид документа" {...form.bind('kind')} options={kinds} />
            <Pair>
              <TextField label="Серия" {...form.bind('series')} inputMode="numeric" width="short" />
              <TextField label="Номер" {...form.bind('number')} inputMode="numeric" />
            </Pair>
            <FileDrop
              label="Скан или фото"
              hint="Все углы видны, текст читается"
              {...form.bind('scan')}
              upload={upload}
            />
          </Fields>
        </Sheet>
        <Acts>
          <Button type="submit" busy={form.isSending}>{t`Проверить и получить код`}</Button>
          <Button kind="plain" wide>{t`Закончить позже`}</Button>
          <span className="tiny num">{t`Черновик сохранён в 10:41`}</span>
        </Acts>
      </Form>
    </Frame>
  )
}
