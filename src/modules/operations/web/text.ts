/** Words of the care for the portal. */
import { plural, t } from '../../../web/ui/words.ts'
import type { QueueHealth } from '../contract.ts'

export const text = {
  title: 'Фоновые задания',
  lead: t`Задание, которое не вышло все 12 раз, останавливается и ждёт здесь. Запустить его снова безопасно: дважды одно и то же не сделается.`,
  what: 'задания',
  failed: 'Задания не загрузились',
  calm: 'Работа портала от этой страницы не зависит.',
  health: 'Очередь',
  state: { calm: 'Успевает', late: 'Отстаёт', stuck: 'Стоит' } satisfies Record<QueueHealth['state'], string>,
  waiting: 'Ждут своей очереди',
  dead: 'Остановились',
  lag: 'Самое старое ждёт',
  seconds: (n: number) =>
    n < 1
      ? t`меньше секунды`
      : n < 120
        ? plural(Math.round(n), 'секунду', 'секунды', 'секунд')
        : plural(Math.round(n / 60), 'минуту', 'минуты', 'минут'),
  jobs: (n: number) => plural(n, 'задание', 'задания', 'заданий'),
  stopped: 'Остановившиеся задания',
  empty: 'Остановившихся заданий нет',
  emptyNote: t`Если письмо, СМС или сертификат не удастся отправить, причина появится здесь.`,
  job: 'Задание',
  fault: 'Причина',
  attempts: 'Попыток',
  failedAt: 'Когда',
  noFault: 'причина не записана',
  replay: 'Запустить снова',
  replayOf: (job: string) => t`Запустить снова: ${job}`,
  replayed: (job: string) => t`Запущено: ${job}`,
  gone: t`Этого задания здесь уже нет: его запустили раньше.`,
}
