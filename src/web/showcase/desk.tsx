/** The desk of a verifier. */
import { IconChevronRight } from '@tabler/icons-react'
import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import {
  CheckHead,
  CompareField,
  DecideBar,
  Desk,
  Keys,
  PhoneHead,
  Queue,
  type QueueItem,
} from '../ui/desk/desk.tsx'
import { Loupe } from '../ui/desk/loupe.tsx'
import { ScanViewer, type Region } from '../ui/desk/scan-viewer.tsx'
import { useCompare } from '../ui/desk/use-compare.ts'
import { useKeys } from '../ui/desk/use-keys.ts'
import { SelectField } from '../ui/fields/select-field.tsx'
import { t } from '../ui/words.ts'
import diploma from './diploma.svg'

const queue: readonly QueueItem[] = [
  ['Кузнецов А. П.', 'Переподготовка, УЗД', 'сегодня до 18:00'],
  ['Белова Н. И.', 'Диплом специалиста', 'завтра'],
  ['Гусейнов Т. Р.', 'Удостоверение, 36 ЗЕТ', 'завтра'],
  ['Мельник О. С.', 'Ординатура, кардиология', '25 ноября'],
  ['Фомина Д. А.', 'Переподготовка, ФД', '25 ноября'],
  ['Яковлев И. Е.', 'Диплом, сестринское дело', '26 ноября'],
  ['Тарасова В. Ю.', 'Удостоверение, 18 ЗЕТ', '26 ноября'],
].map(([who = '', what = '', due = ''], i) => ({
  id: String(i),
  who,
  what,
  due,
  tone: i === 0 ? ('yours' as const) : undefined,
  href: `/desk?on=${i}`,
}))

const fields = [
  {
    key: 'owner',
    label: 'Владелец',
    value: 'Кузнецов Артём Павлович',
    note: 'совпадает с Госуслугами',
    y: 138,
  },
  {
    key: 'place',
    label: 'Учебное заведение',
    value: 'Северная академия последипломного образования',
    note: 'лицензия действует',
    y: 38,
  },
  { key: 'speciality', label: 'Специальность', value: 'Ультразвуковая диагностика', note: undefined, y: 175 },
  { key: 'number', label: 'Серия и номер', value: '7827 № 0114832', note: 'на скане 0114823', y: 102 },
  { key: 'period', label: 'Период', value: '3 февраля – 30 мая 2026', note: undefined, y: 158 },
  { key: 'hours', label: 'Объём', value: '504 ч', note: undefined, y: 192 },
] as const
const pages = [1, 2].map((n) => ({
  src: `${diploma}#${n}`,
  alt: `Скан: диплом о профессиональной переподготовке, лист ${n}`,
}))
const reasons = ['Номер на скане отличается от поля', 'Скан не читается', 'Другое заведение'].map(
  (label) => ({ value: label, label }),
)

export function Page() {
  const compare = useCompare(fields, { owner: 'yes', place: 'yes', speciality: 'yes', number: 'no' })
  const [reason, setReason] = useState(reasons[0]?.value ?? '')
  const on = fields.find((field) => field.key === compare.on) ?? fields[0]
  const region: Region = { page: 0, x: 0.28, y: (on.y - 4) / 296, width: 0.44, height: 0.075 }
  useKeys({
    ArrowDown: () => compare.move(1),
    ArrowUp: () => compare.move(-1),
    Y: () => compare.setVerdict(compare.on, 'yes'),
    N: () => compare.setVerdict(compare.on, 'no'),
  })
  return (
    <Desk
      title="Кузнецов А. П., сверка"
      queue={
        <Queue
          title="Очередь: 24"
          note="2 — сегодня, просроченных нет"
          items={queue}
          on="0"
          foot={
            <Keys
              hints={[
                [['J', 'K'], 'другое заявление'],
                [['↑', '↓'], 'другое поле'],
                [['Y', 'N'], 'совпало, не совпало'],
              ]}
            />
          }
        />
      }
      phoneHead={
        <PhoneHead
          who="Кузнецов А. П."
          due="решить сегодня до 18:00"
          next={
            <Button
              kind="plain"
              size="small"
              wide={false}
              iconAfter={<IconChevronRight size={18} aria-hidden />}
            >
              {t`1 из 24`}
            </Button>
          }
        />
      }
      scan={
        <ScanViewer
          name="diplom.jpg"
          pages={pages}
          mark={region}
          under={
            <Loupe
              typed={on.value}
              read={on.key === 'number' ? '7827 № 0114823' : null}
              page={pages[0]}
              region={region}
            />
          }
        />
      }
      check={
        <>
          <CheckHead
            title="Сверьте 6 полей"
            done={`${compare.done} из ${fields.length}`}
            note="№ 2026-041902, подано 18 ноября"
          />
          {fields.map((field) => (
            <CompareField
              key={field.key}
              label={field.label}
              value={t`${field.value}`}
              note={field.note}
              verdict={compare.verdicts[field.key] ?? null}
              onVerdict={(verdict) => compare.setVerdict(field.key, verdict)}
              isOn={field.key === compare.on}
              onFocus={() => compare.setOn(field.key)}
            />
          ))}
          <DecideBar
            whyId="why"
            why={compare.why}
            reason={
              <SelectField
                name="reason"
                label="Причина — её увидит врач"
                value={reason}
                onChange={setReason}
                options={reasons}
              />
            }
            main={
              <>
                <Button size="small" disabled={compare.why !== undefined} why="why" hint="A" wide="always">
                  Одобрить
                </Button>
                <Button size="small" hint="Q" wide="always">
                  Спросить
                </Button>
              </>
            }
            reject={
              <Button kind="danger-plain" size="small" hint="R">
                Отклонить…
              </Button>
            }
          />
        </>
      }
    />
  )
}
