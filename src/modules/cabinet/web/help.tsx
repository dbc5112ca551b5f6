/** Answers to what people ask most, by what happened to them. */
import type { ReactNode } from 'react'
import { Link } from '../../../web/ui/link.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { Remark, Sheet } from '../../../web/ui/sheet.tsx'
import { t } from '../../../web/ui/words.ts'
import { IconPhone } from '@tabler/icons-react'
import { text } from './text.ts'

interface Advice {
  readonly trouble: string
  readonly advice: ReactNode
}

const signIn: readonly Advice[] = [
  {
    trouble: t`Госуслуги говорят, что запись не подтверждена`,
    advice: t`Подтвердите личность: в приложении банка, в центре обслуживания или электронной подписью. Потом войдите снова — данные придут сами.`,
  },
  {
    trouble: t`Код из СМС не пришёл`,
    advice: t`Подождите минуту и нажмите «Прислать ещё раз». Проверьте, что номер у Госуслуг ваш нынешний: код идёт на него.`,
  },
  {
    trouble: t`На портале старые фамилия или телефон`,
    advice: t`Исправьте их на Госуслугах и войдите снова через Госуслуги: мы берём данные оттуда.`,
  },
  {
    trouble: t`Не помню пароль портала`,
    advice: (
      <>
        {t`Войдите через Госуслуги — пароль не нужен. Или `}
        <Link href="/recover">{t`восстановите пароль через почту`}</Link>.
      </>
    ),
  },
]

const records: readonly Advice[] = [
  {
    trouble: t`Скан не принимается`,
    advice: t`Нужен PDF, JPG или PNG до 20 МБ. Снимки HEIC с айфона сохраните как JPG.`,
  },
  {
    trouble: t`Моего учебного заведения нет в списке`,
    advice: t`Введите полное название, как в документе. Проверим вручную.`,
  },
  {
    trouble: t`Проверяющий задал вопрос`,
    advice: t`Откройте заявление и ответьте, можно с файлом. Пока ответа нет, срок рассмотрения стоит.`,
  },
  {
    trouble: t`Заявление отклонили`,
    advice: t`Причина написана в заявлении. Исправьте запись и отправьте снова: это новое заявление.`,
  },
]

const documents: readonly Advice[] = [
  {
    trouble: t`Как проверить чужой сертификат`,
    advice: (
      <>
        {t`Наведите камеру на QR-код или откройте `}
        <Link href="/verify">{t`проверку документа`}</Link>
        {t` и введите код или выберите файл.`}
      </>
    ),
  },
  {
    trouble: t`Кто смотрел мои документы`,
    advice: t`В профиле, раздел «Кто смотрел, кто менял»: человек, роль, время и что именно.`,
  },
]

export function Page() {
  return (
    <Frame
      title={text.help}
      note={t`Найдите, что случилось, — рядом написано, что делать`}
      aside={
        <Remark icon={<IconPhone size={20} aria-hidden />}>
          {t`Не нашли своего?`} <Link href="/contacts">{t`Позвоните или напишите`}</Link>
        </Remark>
      }
    >
      <AdviceSheet title={t`Вход`} list={signIn} />
      <AdviceSheet title={t`Записи об образовании и заявления`} list={records} />
      <AdviceSheet title={t`Документы`} list={documents} />
    </Frame>
  )
}

const AdviceSheet = ({ title, list }: { readonly title: string; readonly list: readonly Advice[] }) => (
  <Sheet title={title}>
    <dl className="advice">
      {list.map(({ trouble, advice }) => (
        <div key={trouble}>
          <dt>{trouble}</dt>
          <dd>{advice}</dd>
        </div>
      ))}
    </dl>
  </Sheet>
)
