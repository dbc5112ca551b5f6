/** Pages for what went wrong: no such address, not yours, a fault of the page, an old version. */
import { Button } from '../ui/button.tsx'
import { Absent, Failed, Refused } from '../ui/faces.tsx'
import { Page } from '../ui/page.tsx'
import { isAbsent, isRefused, refusedBy } from '../ui/refused-by.ts'
import { Sheet } from '../ui/sheet.tsx'
import { t } from '../ui/words.ts'
import { paths } from './paths.ts'

/** Thrown by the router when the page exists but not for this person. */
export class NotYours extends Error {
  readonly title: string

  constructor(title: string) {
    super(`no permission for ${title}`)
    this.title = title
  }
}

/** Thrown by the router when the role is right but its licences and attestations do not hold (F7). */
export class SectionClosed extends Error {
  readonly title: string

  constructor(title: string) {
    super(`closed: ${title}`)
    this.title = title
  }
}

const home = (
  <Button kind="plain" size="small" href="/">
    {t`На главную`}
  </Button>
)

export const NotFound = () => (
  <Page title={t`Такой страницы нет`}>
    <Sheet name="Страница не найдена">
      <Absent title={t`Адрес с ошибкой, или страницу перенесли`} acts={home}>
        {t`Проверьте адрес или найдите раздел через поиск.`}
      </Absent>
    </Sheet>
  </Page>
)

/** A new version of the portal has replaced the files that this page knew. */
const isOldVersion = (error: unknown): boolean =>
  error instanceof Error &&
  /dynamically imported module|Importing a module script failed|preload CSS/i.test(error.message)

export function Broken({ error }: { readonly error: unknown }) {
  const again = () => window.location.reload()
  if (error instanceof NotYours) {
    return (
      <Page title={error.title}>
        <Sheet name="Нет доступа">
          <Refused title={t`Этот раздел не для вашей роли`} acts={home}>
            {t`Доступ даёт администратор портала. Если раздел нужен вам по работе, напишите ему.`}
          </Refused>
        </Sheet>
      </Page>
    )
  }
  if (error instanceof SectionClosed) {
    return (
      <Page title={error.title}>
        <Sheet name="Раздел закрыт">
          <Refused
            title={t`Раздел закрыт: не все допуски действуют`}
            acts={
              <Button kind="plain" size="small" href={paths.licences}>
                {t`Чего не хватает`}
              </Button>
            }
          >
            {t`Он откроется сам, как только лицензия, аккредитация и место работы снова будут действовать.`}
          </Refused>
        </Sheet>
      </Page>
    )
  }
  if (isOldVersion(error)) {
    return (
      <Page title={t`Вышла новая версия`}>
        <Sheet name="Новая версия">
          <Failed title={t`Обновите страницу`} onRetry={again}>
            {t`Портал обновился, пока страница была открыта. Черновики на месте.`}
          </Failed>
        </Sheet>
      </Page>
    )
  }
  if (isAbsent(error)) return <NotFound />
  const { title, detail } = refusedBy(error)
  return (
    <Page title={isRefused(error) ? title : t`Страница не открылась`}>
      <Sheet name="Сбой страницы">
        {isRefused(error) ? (
          <Refused title={title} acts={home}>
            {detail}
          </Refused>
        ) : (
          <Failed title={title} error={error} onRetry={again}>
            {detail ?? t`С вашими данными ничего не случилось.`}
          </Failed>
        )}
      </Sheet>
    </Page>
  )
}
