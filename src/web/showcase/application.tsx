/** The page of an application: talk, journal, files, a dangerous act. */
import { IconMessage, IconSend, IconUpload } from '@tabler/icons-react'
import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { DangerDialog } from '../ui/dialog.tsx'
import { Facts } from '../ui/facts.tsx'
import { TextArea } from '../ui/fields/text-field.tsx'
import { FileList, FileRow } from '../ui/file-row.tsx'
import { FirstAct } from '../ui/first-act.tsx'
import { Acts } from '../ui/form.tsx'
import { Journal, type Step } from '../ui/journal.tsx'
import { Page as Frame } from '../ui/page.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { Talk, Talks } from '../ui/talk.tsx'
import { t } from '../ui/words.ts'
import diploma from './diploma.svg'

const steps: readonly Step[] = [
  {
    at: '2026-11-27',
    tone: 'quiet',
    title: 'Решение',
    note: 'Срок отсчитывается от вашего ответа',
    ahead: true,
  },
  {
    at: '2026-11-22T15:30:00Z',
    tone: 'yours',
    title: 'Проверяющий задал вопрос',
    note: 'Срок рассмотрения остановлен',
  },
  { at: '2026-11-20T08:05:00Z', tone: 'ours', title: 'На рассмотрении', note: 'Проверяет Л. М. Дёмина' },
  {
    at: '2026-11-19T13:22:00Z',
    tone: 'done',
    title: 'Подписано кодом из СМС',
    note: 'Скан принят: 2 файла, 3,1 МБ',
  },
  { at: '2026-11-19T13:04:00Z', tone: 'quiet', title: 'Создан черновик' },
]

export function Page() {
  const [answer, setAnswer] = useState('Посылаю лист целиком, печать в правом нижнем углу.')
  const [isAsking, setAsking] = useState(false)
  const aside = (
    <>
      <Sheet title="Сертификат">
        <p className="small">{t`Появится здесь сразу после одобрения: PDF с электронной подписью и кодом проверки. Пришлём уведомление.`}</p>
        <CopyButton text="https://localhost:8443/verify">{t`Скопировать ссылку`}</CopyButton>
      </Sheet>
      <Sheet title="Документы" side={<span className="tiny num">{t`2 файла`}</span>}>
        <FileList name="Документы заявления">
          <FileRow name="diplom-2026.jpg" src={diploma} note="2,4 МБ, 19 ноября" onOpen={() => undefined} />
          <FileRow name="prilozhenie.pdf" kind="pdf" note="0,7 МБ, 19 ноября" onOpen={() => undefined} />
        </FileList>
      </Sheet>
      <Sheet title="Что вы указали">
        <Facts
          column
          facts={[
            ['Учебное заведение', 'Северная академия последипломного образования'],
            ['Специальность', 'Функциональная диагностика'],
            ['Учёба', '3 февраля – 30 мая 2026, 504 ч'],
            ['Примечание', ''],
          ]}
        />
      </Sheet>
      <div>
        <Button kind="danger-quiet" onClick={() => setAsking(true)}>{t`Отозвать заявление…`}</Button>
      </div>
    </>
  )
  return (
    <Frame
      title="Проверка диплома о переподготовке"
      note="Заявление № 2026-041877 от 19 ноября 2026"
      crumbs={[['Заявления', '/applications']]}
      aside={aside}
      first={
        <FirstAct
          status="Нужен ваш ответ"
          due="до 25 ноября"
          title="Ответьте проверяющему, и мы решим к 27 ноября"
          act={<Button icon={<IconMessage size={20} aria-hidden />}>{t`К вопросу`}</Button>}
        >
          {t`Пока ответа нет, срок рассмотрения стоит.`}
        </FirstAct>
      }
    >
      <Sheet title="Вопросы и ответы">
        <Talks>
          <Talk who="Л. М. Дёмина, проверяющий" at="2026-11-22T15:30:00Z">
            Елена Викторовна, в приложении к диплому не видна печать: край листа срезан. Пришлите, пожалуйста,
            это место крупнее.
          </Talk>
          <form className="talk mine stack" onSubmit={(event) => event.preventDefault()}>
            <TextArea name="answer" label="Ваш ответ" value={answer} onChange={setAnswer} maxLength={2000} />
            <Acts>
              <Button kind="plain" wide type="submit" icon={<IconSend size={18} aria-hidden />}>
                Отправить ответ
              </Button>
              <Button
                kind="plain"
                wide
                icon={<IconUpload size={18} aria-hidden />}
              >{t`Добавить файл`}</Button>
            </Acts>
          </form>
        </Talks>
      </Sheet>
      <Sheet title="Журнал" side={<span className="tiny">{t`время московское`}</span>}>
        <Journal steps={steps} />
      </Sheet>
      <DangerDialog
        open={isAsking}
        onClose={() => setAsking(false)}
        title="Отозвать заявление?"
        act="Отозвать заявление"
        keep="Оставить на рассмотрении"
        onAct={() => setAsking(false)}
      >
        <p>{t`Рассмотрение прекратится, место в очереди пропадёт. Скан и переписка останутся в журнале.`}</p>
        <p>{t`Подать снова можно в любой день — данные подставим.`}</p>
      </DangerDialog>
    </Frame>
  )
}
