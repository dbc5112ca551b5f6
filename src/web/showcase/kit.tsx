/** What the other pages of the showcase do not show. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Face } from '../ui/faces.tsx'
import { Checkbox, RadioField } from '../ui/fields/choice-field.tsx'
import { CodeField, Resend } from '../ui/fields/code-field.tsx'
import { TextField } from '../ui/fields/text-field.tsx'
import { Acts, Fields } from '../ui/form.tsx'
import { Page as Frame } from '../ui/page.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { Deadline, Status } from '../ui/status.tsx'
import { toast } from '../ui/toast.tsx'
import { t } from '../ui/words.ts'

export function Page() {
  const [code, setCode] = useState('')
  const [channel, setChannel] = useState('sms')
  const [isAgreed, setAgreed] = useState(true)
  const [isOpen, setOpen] = useState(false)
  const query = useQuery({
    queryKey: ['showcase'],
    retry: false,
    queryFn: () =>
      Promise.reject({
        status: 403,
        code: 'forbidden',
        title: 'У вас нет доступа к этому действию',
        detail: 'Доступ даёт администратор.',
      }),
  })
  return (
    <Frame title="Остальное из набора">
      <Sheet title="Кнопки">
        <Acts>
          <Button
            onClick={() => toast('Добавлено в план', { word: 'Отменить', run: () => undefined })}
          >{t`Показать сообщение`}</Button>
          <Button kind="plain" onClick={() => setOpen(true)}>{t`Открыть окно`}</Button>
          <Button kind="quiet">Тихая</Button>
          <Button kind="danger-quiet">{t`Опасная…`}</Button>
          <Button busy>Отправляем…</Button>
          <Button disabled why="kit-why">
            Одобрить
          </Button>
          <span id="kit-why" className="tiny">{t`Одобрить нельзя: номер не совпал`}</span>
        </Acts>
      </Sheet>
      <Sheet title="Состояния">
        <Acts>
          <Status tone="yours">Ждём вас</Status>
          <Status tone="ours">Проверяем</Status>
          <Status tone="done">Начислено</Status>
          <Status tone="refused">Просрочено</Status>
          <Status tone="quiet">Черновик</Status>
          <Deadline at="2026-11-25" />
          <Deadline at="2026-12-02" />
          <Deadline at="2026-11-20" />
        </Acts>
      </Sheet>
      <Sheet title="Поля">
        <Fields>
          <CodeField name="code" label="Код из СМС" value={code} onChange={setCode} />
          <Resend onResend={() => undefined} />
          <RadioField
            name="channel"
            label="Куда прислать код"
            value={channel}
            onChange={setChannel}
            choices={[
              { value: 'sms', label: 'СМС', hint: 'На +7 ··· ···-45-17' },
              { value: 'mail', label: 'Письмо' },
            ]}
          />
          <Checkbox
            name="agree"
            label="Присылать уведомления в браузер"
            hint="Только о моих делах"
            value={isAgreed}
            onChange={setAgreed}
          />
          <TextField
            name="mail"
            label="Почта"
            optional
            value=""
            onChange={() => undefined}
            error="Нужен адрес, например ivanova@example.ru"
          />
        </Fields>
      </Sheet>
      <Sheet title="Отделение" bare>
        <Face query={query} what="заявления отделения">
          {() => null}
        </Face>
      </Sheet>
      <Dialog open={isOpen} onClose={() => setOpen(false)} title="Куда прислать справку">
        <Fields>
          <TextField name="address" label="Адрес" value="" onChange={() => undefined} />
          <Button onClick={() => setOpen(false)}>Прислать</Button>
        </Fields>
      </Dialog>
    </Frame>
  )
}
