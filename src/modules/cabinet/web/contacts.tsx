/** Whom to call and write, and when they answer. */
import { Face } from '../../../web/ui/faces.tsx'
import { Facts } from '../../../web/ui/facts.tsx'
import { Link } from '../../../web/ui/link.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { nb, t } from '../../../web/ui/words.ts'
import { useAbout } from './about.ts'
import { text } from './text.ts'

export function Page() {
  const query = useAbout()
  return (
    <Frame title={text.contacts}>
      <Sheet title={t`Поддержка портала`}>
        <Face query={query} what={t`Загружаем контакты`} failedTitle={t`Контакты не загрузились`}>
          {(known) => (
            <Facts
              column
              facts={[
                [
                  'Телефон',
                  <Link key="phone" href={`tel:${known.supportPhone.replace(/[^\d+]/g, '')}`}>
                    {nb(known.supportPhone)}
                  </Link>,
                ],
                [
                  'Почта',
                  <Link key="mail" href={`mailto:${known.supportEmail}`}>
                    {known.supportEmail}
                  </Link>,
                ],
                ['Часы', t`понедельник – пятница, 9:00–18:00 по Москве`],
              ]}
            />
          )}
        </Face>
      </Sheet>
      <Sheet title={t`Как написать, чтобы помогли быстрее`}>
        <ol className="plain-list">
          <li>{t`Назовите фамилию, имя и отчество и номер заявления, если он есть.`}</li>
          <li>{t`Опишите по порядку: что делали, что ждали увидеть, что увидели.`}</li>
          <li>{t`Приложите снимок экрана и код для поддержки — он стоит под сообщением о сбое.`}</li>
          <li>{t`Пароль и код из СМС не сообщайте никому, и нам тоже.`}</li>
        </ol>
      </Sheet>
    </Frame>
  )
}
