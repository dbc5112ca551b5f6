/** The calendar of a date field; fetched, with its library, only when it is opened. */
import '@mantine/dates/styles.layer.css'
import { DatePicker, DatesProvider } from '@mantine/dates'
import 'dayjs/locale/ru'
import { useEffect, useRef } from 'react'
import { Themed } from '../../look/themed.tsx'
import { fullDay, isoDay } from '../dates.ts'
import { given } from '../given.ts'

export interface CalendarProps {
  readonly value: string | null
  readonly onPick: (iso: string) => void
  readonly min: string | undefined
  readonly max: string | undefined
  readonly now: Date
}

const monthNames = 'Январь Февраль Март Апрель Май Июнь Июль Август Сентябрь Октябрь Ноябрь Декабрь'.split(
  ' ',
)

const words = {
  nextMonth: 'Следующий месяц',
  previousMonth: 'Предыдущий месяц',
  nextYear: 'Следующий год',
  previousYear: 'Предыдущий год',
  nextDecade: 'Следующее десятилетие',
  previousDecade: 'Предыдущее десятилетие',
}

const monthTitle = (date: string): string =>
  `${monthNames[Number(date.slice(5, 7)) - 1] ?? ''} ${date.slice(0, 4)}`

export function Calendar({ value, onPick, min, max, now }: CalendarProps) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'nearest' })
    box.current
      ?.querySelector<HTMLElement>('[data-selected], button[tabindex="0"]')
      ?.focus({ preventScroll: true })
  }, [])
  return (
    <div ref={box}>
      <Themed>
        <DatesProvider settings={{ locale: 'ru', firstDayOfWeek: 1 }}>
          <DatePicker
            value={value}
            defaultDate={value ?? max ?? isoDay(now)}
            onChange={(picked) => picked && onPick(picked)}
            ariaLabels={words}
            monthLabelFormat={(date) => monthTitle(date)}
            hideOutsideDates
            size="md"
            getDayAriaLabel={(date) => fullDay(date.slice(0, 10))}
            {...given({ minDate: min, maxDate: max })}
          />
        </DatesProvider>
      </Themed>
    </div>
  )
}
