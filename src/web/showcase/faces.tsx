/** Five faces of one list. */
import { Button } from '../ui/button.tsx'
import { Empty, EmptyAfterFilter, Failed, Refused, Waiting } from '../ui/faces.tsx'
import { Link } from '../ui/link.tsx'
import { List, Row } from '../ui/list.tsx'
import { Page as Frame } from '../ui/page.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { Status, type Tone } from '../ui/status.tsx'
import { t } from '../ui/words.ts'

const rows: readonly (readonly [string, Tone, string, string])[] = [
  ['19 ноября', 'yours', 'Нужен ваш ответ', 'Проверка диплома о переподготовке'],
  ['16 ноября', 'ours', 'На рассмотрении', 'Программа «Неотложная кардиология»'],
  ['12 ноября', 'done', 'Одобрено', 'Второй цикл: функциональная диагностика'],
  ['2 ноября', 'refused', 'Отклонено', 'Зачёт вебинара от 8 октября'],
]
const failure = {
  status: 503,
  code: 'unavailable',
  title: 'Сервис перегружен',
  instance: '/api/x/7f204401-1111',
}

export const Page = () => (
  <Frame title="Пять лиц одного списка" note="Ждём, пусто, полно, сбой, нет доступа">
    <div className="faces-place">
      <div className="faces">
        <Sheet title="Полно" side={<Link href="/applications">{t`Подать заявление`}</Link>} bare>
          <List>
            {rows.map(([when, tone, word, title]) => (
              <Row
                key={title}
                when={when}
                title={title}
                href="/applications"
                status={<Status tone={tone}>{word}</Status>}
              />
            ))}
          </List>
        </Sheet>
        <Sheet title="Ждём" bare>
          <Waiting what="Загружаем заявления" />
        </Sheet>
        <Sheet title="Пусто" bare>
          <Empty
            title="Вы ещё ничего не подавали"
            acts={
              <>
                <Button size="small">{t`Подать заявление`}</Button>
                <Button size="small" kind="plain">{t`Что можно подать`}</Button>
              </>
            }
          >
            Здесь будут видны срок и каждый шаг рассмотрения. Обычно начинают с диплома или записи на
            программу.
          </Empty>
        </Sheet>
        <Sheet title="Сбой" bare>
          <Failed title="Список не загрузился" error={failure} onRetry={() => undefined}>
            Сервер не ответил за 10 секунд. С заявлениями ничего не случилось: они на месте, сроки идут.
          </Failed>
        </Sheet>
        <Sheet title="Нет доступа" bare>
          <Refused
            title="Заявления отделения видит заведующий"
            acts={
              <>
                <Button size="small" kind="plain">{t`Попросить доступ`}</Button>
                <Button size="small" kind="quiet">{t`К моим заявлениям`}</Button>
              </>
            }
          >
            У вас роль «врач». Доступ даёт заведующая отделением Р. А. Ильина или администратор организации.
          </Refused>
        </Sheet>
        <Sheet title="Пусто после фильтра" bare>
          <EmptyAfterFilter count={3} onClear={() => undefined} />
        </Sheet>
      </div>
    </div>
  </Frame>
)
