/** The calendar of a date field; fetched only when it is opened. */
import '@mantine/dates/styles.layer.css'
import { DatePicker, DatesProvider } from '@mantine/dates'
import 'dayjs/locale/ru'
import { given } from '../given.ts'
import { fullDay, isoDay } from '../dates.ts'

export interface CalendarProps {
  readonly value: string | null
  readonly onPick: (iso: string) => void
  readonly min: string | undefined
  readonly max: string | undefined
  readonly now: Date
}

const words = {
  nextMonth: 'Следующий месяц',
  previousMonth: 'Предыдущий месяц',
  monthLevelControl: 'Выбрать месяц',
  yearLevelControl: 'Выбрать год',
  nextYear: 'Следующий год',
  previousYear: 'Предыдущий год',
  nextDecade: 'Следующее десятилетие',
  previousDecade: 'Предыдущее десятилетие',
}

export function Calendar({ value, onPick, min, max, now }: CalendarProps) {
  return (
    <DatesProvider settings={{ locale: 'ru', firstDayOfWeek: 1 }}>
      <DatePicker
        value={value}
        defaultDate={value ?? max ?? isoDay(now)}
        onChange={(picked) => picked && onPick(picked)}
        ariaLabels={words}
        hideOutsideDates
        size="md"
        getDayAriaLabel={(date) => fullDay(date.slice(0, 10))}
        {...given({ minDate: min, maxDate: max })}
      />
    </DatesProvider>
  )
}
