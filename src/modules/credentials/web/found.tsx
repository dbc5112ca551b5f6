/** What the portal says of a certificate to anyone who asks. */
import { useNow } from '../../../web/ui/clock.tsx'
import { day, fullDay } from '../../../web/ui/dates.ts'
import { Facts } from '../../../web/ui/facts.tsx'
import { FirstAct } from '../../../web/ui/first-act.tsx'
import type { PublicCertificate } from '../contract.ts'
import { text } from './text.ts'

export const FoundFacts = ({ certificate: c }: { readonly certificate: PublicCertificate }) => (
  <Facts
    facts={[
      [text.holder, c.holder],
      [text.numberLabel, c.number],
      [text.issuedOn, fullDay(c.issuedAt)],
      ...c.facts.map((f) => [f.label, f.value] as const),
    ]}
  />
)

export function FoundState({ certificate: c }: { readonly certificate: PublicCertificate }) {
  const now = useNow()
  const isRevoked = c.status === 'revoked'
  return (
    <FirstAct
      tone={isRevoked ? 'refused' : 'done'}
      status={text.statusWords[c.status]}
      due={isRevoked && c.revokedAt ? text.revokedSince(day(c.revokedAt, now)) : undefined}
      title={isRevoked ? text.revokedFound(c.number) : text.validFound(c.number)}
    >
      {isRevoked && c.revokeReason ? text.reason(c.revokeReason) : c.title}
    </FirstAct>
  )
}
