/** E1, C3, C1: Госуслуги in the profile: the tie, what changed there, how to check it, for whom the person acts. */
import { Face, Waiting } from '../../../web/ui/faces.tsx'
import { useNow } from '../../../web/ui/clock.tsx'
import { moment } from '../../../web/ui/dates.ts'
import { Steps } from '../../../web/ui/facts.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import type { EsiaProfile } from '../contract/esia-profile.ts'
import { CheckThere } from './check-there.tsx'
import { useEsiaProfile } from './esia-query.ts'
import { OrganisationsSheet } from './profile-organisations.tsx'
import { TieSheet } from './profile-tie.tsx'
import { esia as text } from './text-esia.ts'
import { titles } from './titles.ts'

const crumbs = [[titles.profile, '/profile']] as const

export function Page() {
  const query = useEsiaProfile()
  return (
    <Frame title={text.title} crumbs={crumbs}>
      <Face
        query={query}
        what={text.title}
        failedTitle={text.failed}
        calm={text.calm}
        waiting={<Waiting what="Загружаем раздел" rows={14} shape="lines" />}
      >
        {(esia) => (
          <div className="stack">
            <TieSheet esia={esia} />
            {esia.changed && <ChangedSheet changed={esia.changed} />}
            {esia.isLinked && <CheckSheet />}
            {esia.employments && <OrganisationsSheet employments={esia.employments} />}
          </div>
        )}
      </Face>
    </Frame>
  )
}

const CheckSheet = () => (
  <Sheet title={text.check}>
    <Steps steps={text.checkSteps} />
    <p>
      <CheckThere />
    </p>
  </Sheet>
)

function ChangedSheet({ changed }: { readonly changed: NonNullable<EsiaProfile['changed']> }) {
  const now = useNow()
  return (
    <Sheet
      title={text.changed}
      side={<span className="small num">{text.changedAt(moment(changed.at, now))}</span>}
    >
      <dl className="facts num">
        {changed.changes.map((change) => (
          <div key={change.fact}>
            <dt>{text.fact(change)}</dt>
            <dd>
              <del>{text.was(change)}</del> <span aria-hidden>→</span> <ins>{text.became(change)}</ins>
            </dd>
          </div>
        ))}
      </dl>
      <p className="small">{text.wrong}</p>
    </Sheet>
  )
}
