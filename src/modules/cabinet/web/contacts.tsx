/** Whom to call and write, and when they answer. */
import { Face, Waiting } from '../../../web/ui/faces.tsx'
import { Facts, Steps } from '../../../web/ui/facts.tsx'
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
        <Face
          query={query}
          what="контакты"
          failedTitle={t`Контакты не загрузились`}
          waiting={<Waiting what="Загружаем контакты" rows={6} shape="lines" />}
        >
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
                [
                  'Часы',
                  <span key="hours">
                    {t`понедельник – пятница,`} <span className="whole">9:00–18:00</span> по&nbsp;Москве
                  </span>,
                ],
              ]}
            />
          )}
        </Face>
      </Sheet>
      <Sheet title={t`Как написать, чтобы помогли быстрее`}>
        <Steps
          steps={[
            'Назовите фамилию, имя и отчество и номер заявления, если он есть.',
            'Опишите по порядку: что делали, что ждали увидеть, что увидели.',
            'Приложите снимок экрана и код для поддержки — он стоит под сообщением о сбое.',
            'Пароль и код из СМС не сообщайте никому, и нам тоже.',
          ]}
        />
      </Sheet>
    </Frame>
  )
}
