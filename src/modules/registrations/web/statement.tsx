/** What was submitted, as it stands before the verifier. */
import { fullDay } from '../../../web/ui/dates.ts'
import { Facts } from '../../../web/ui/facts.tsx'
import { Link } from '../../../web/ui/link.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import type { Registration } from '../contract.ts'
import { labels, text } from './text.ts'

export function Statement({ registration: r }: { readonly registration: Registration }) {
  const f = r.fields
  const names = (ids: readonly string[]) =>
    r.files
      .filter((file) => ids.includes(file.id))
      .map((file) => file.name)
      .join(', ')
  return (
    <>
      <Sheet title={text.organisation}>
        <Facts
          facts={[
            [
              labels.name,
              r.organisationId ? <Link href={`/organisations/${r.organisationId}`}>{f.name}</Link> : f.name,
            ],
            [labels.shortName, f.shortName],
            [labels.ogrn, f.ogrn],
            [labels.inn, f.inn],
            [labels.kpp, f.kpp],
            [labels.address, [f.region, f.city, f.address].join(', ')],
            [labels.phone, f.phone],
            [labels.email, f.email],
            [labels.site, f.site],
          ]}
        />
      </Sheet>
      <Sheet title={text.licence}>
        <Facts
          facts={[
            [labels.licenceNumber, f.licenceNumber],
            [labels.licenceIssuedOn, fullDay(f.licenceIssuedOn)],
            [labels.licenceIssuer, f.licenceIssuer],
            [labels.licenceFileIds, names(f.licenceFileIds)],
          ]}
        />
      </Sheet>
      <Sheet title={text.responsible}>
        <Facts
          facts={[
            [text.who, r.responsibleName],
            [labels.post, f.post],
            [labels.ownPhone, f.ownPhone],
            [labels.ownEmail, f.ownEmail],
            [labels.basis, f.basis],
            [labels.basisFileIds, names(f.basisFileIds)],
          ]}
        />
      </Sheet>
      <Sheet title={text.statement}>
        <Facts
          facts={[
            [labels.statementNumber, f.statementNumber],
            [labels.statementOn, fullDay(f.statementOn)],
            [labels.fileIds, names(f.fileIds)],
          ]}
        />
      </Sheet>
    </>
  )
}
