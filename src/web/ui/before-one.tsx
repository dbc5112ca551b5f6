/** The page of one thing while the thing is not here yet, or will not be: waiting, failed, refused, absent. */
import { Button } from './button.tsx'
import type { Crumb } from './crumbs.tsx'
import { Absent, Face, Waiting, type FaceOfProps } from './faces.tsx'
import { Page } from './page.tsx'
import { Sheet } from './sheet.tsx'

export interface BeforeOneProps extends Pick<
  FaceOfProps<unknown>,
  'query' | 'what' | 'failedTitle' | 'calm'
> {
  readonly title: string
  readonly crumbs: readonly Crumb[]
  /** Lines of the skeleton, about as many as the thing has. */
  readonly rows: number
  readonly bare?: boolean
  readonly absentTitle: string
  readonly absentNote: string
  readonly back: readonly [words: string, href: string]
}

export const BeforeOne = ({
  title,
  crumbs,
  rows,
  bare = false,
  absentTitle,
  absentNote,
  back: [words, href],
  ...face
}: BeforeOneProps) => (
  <Page title={title} crumbs={crumbs}>
    <Sheet name={title} bare={bare}>
      <Face
        {...face}
        waiting={<Waiting what={`Загружаем ${face.what}`} rows={rows} shape="lines" />}
        absent={
          <Absent
            title={absentTitle}
            acts={
              <Button kind="plain" size="small" href={href}>
                {words}
              </Button>
            }
          >
            {absentNote}
          </Absent>
        }
      >
        {() => null}
      </Face>
    </Sheet>
  </Page>
)
