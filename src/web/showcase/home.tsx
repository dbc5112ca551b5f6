/** The home page of the design, made of the kit. */
import { IconArrowRight, IconShieldCheck } from '@tabler/icons-react'
import { Button } from '../ui/button.tsx'
import { useNow } from '../ui/clock.tsx'
import { until, weekday } from '../ui/dates.ts'
import { FirstAct, NowSheet } from '../ui/first-act.tsx'
import { Link } from '../ui/link.tsx'
import { Brief, List, News, Row } from '../ui/list.tsx'
import { Page as Frame } from '../ui/page.tsx'
import { Progress } from '../ui/progress.tsx'
import { Remark, Sheet } from '../ui/sheet.tsx'
import { Status } from '../ui/status.tsx'
import { plural, t } from '../ui/words.ts'

const learning = [
  {
    when: '30 ноября',
    sub: '12 ЗЕТ',
    title: 'Антикоагулянты после ЧКВ',
    note: 'Интерактивный модуль. Остался итоговый тест',
    value: 90,
  },
  {
    when: '12 февраля',
    sub: '36 ЗЕТ',
    title: 'Неотложная кардиология',
    note: 'Повышение квалификации, дистанционно. Модуль 3 из 8',
    value: 34,
  },
] as const

export function Page() {
  const now = useNow()
  const aside = (
    <>
      <Sheet title="Заявления" side={<Link href="/applications">{t`Все 7`}</Link>} bare>
        <List>
          <Brief
            status={<Status tone="yours">Нужен ваш ответ</Status>}
            title={t`Проверка диплома о переподготовке`}
            href="/applications"
            note={t`решение к 27 ноября`}
          />
          <Brief
            status={<Status tone="ours">На рассмотрении</Status>}
            title={t`Программа «Неотложная кардиология»`}
            href="/applications"
            note={t`решение к 4 декабря`}
          />
          <Brief
            status={<Status tone="done">Одобрено</Status>}
            title={t`Второй цикл: функциональная диагностика`}
            href="/applications"
            note={t`сегодня, 9:14`}
          />
        </List>
      </Sheet>
      <Sheet title="Уведомления" side={<Link href="/notifications">Прочитать все</Link>} bare>
        <List>
          <News
            title="Открыт второй цикл: функциональная диагностика"
            href="/applications"
            at="Сегодня, 9:14"
            fresh
          />
          <News title="Проверяющий задал вопрос по диплому" href="/applications" at="Вчера, 18:30" fresh />
          <News title="Начислено 12 ЗЕТ: «Липиды и риск»" href="/applications" at="20 ноября" fresh={false} />
        </List>
      </Sheet>
      <Remark icon={<IconShieldCheck size={20} aria-hidden />}>
        {t`Прошлый вход: вчера, 18:22, Псков, телефон.`} <Link href="/profile">{t`Это были не вы?`}</Link>
      </Remark>
    </>
  )
  return (
    <Frame
      title={t`Елена Викторовна, сейчас ${plural(3, 'дело', 'дела', 'дел')}`}
      windowTitle="Главная"
      above={weekday(now)}
      aside={aside}
    >
      <NowSheet name="Что сделать сейчас">
        <FirstAct
          joined
          status="Ждём вас"
          due={until('2026-11-25', now)}
          title="Ответьте на вопрос по диплому"
          act={
            <Button href="/applications" iconAfter={<IconArrowRight size={20} aria-hidden />}>
              Ответить
            </Button>
          }
        >
          {t`Заявление № 2026-041877. Без ответа рассмотрение стоит.`}
        </FirstAct>
        <List>
          <Row
            when="30 ноября"
            sub="через неделю"
            title="Сдайте итоговый тест"
            note="«Антикоагулянты после ЧКВ» — 20 вопросов, 30 минут, 2 попытки"
            act={
              <Button kind="plain" size="small">
                {t`К тесту`}
              </Button>
            }
          />
          <Row
            when="2 декабря"
            sub="через 9 дней"
            title="Введите код с конференции"
            note="«Сердце и сосуды — 2026», 14 ноября. Код — в письме организатора"
            act={
              <Button kind="plain" size="small">
                {t`Ввести код`}
              </Button>
            }
          />
        </List>
      </NowSheet>
      <Sheet title="Учусь сейчас" side={<Link href="/learning">{t`Всё обучение`}</Link>} bare>
        <List>
          {learning.map((one) => (
            <Row
              key={one.title}
              when={one.when}
              sub={one.sub}
              title={one.title}
              href="/learning"
              note={
                <>
                  {one.note}
                  <Progress value={one.value} label={`Пройдено: ${one.title}`} />
                </>
              }
              act={
                <Button kind="plain" size="small" label={`Продолжить: ${one.title}`}>
                  Продолжить
                </Button>
              }
            />
          ))}
        </List>
      </Sheet>
    </Frame>
  )
}
