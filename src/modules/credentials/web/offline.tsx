/** D8+: how to check without the portal: one page for a person, one command for a machine, and the prints of keys to compare. */
import { useQuery } from '@tanstack/react-query'
import { call } from '../../../web/api.ts'
import { fullDay } from '../../../web/ui/dates.ts'
import { Face } from '../../../web/ui/faces.tsx'
import { Link } from '../../../web/ui/link.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { signingKeys } from '../contract.ts'
import { text } from './text.ts'

export function Offline() {
  const keys = useQuery({
    queryKey: ['signing-keys'],
    queryFn: ({ signal }) => call(signingKeys, {}, { signal }),
  })
  return (
    <Sheet title={text.offline}>
      <p>{text.offlineNote}</p>
      <p>
        <Link href="/api/credentials/checker">{text.offlinePage}</Link>
      </p>
      <p className="small">
        {text.offlineCommand} <Link href="/api/credentials/kit">{text.offlineKit}</Link>
      </p>
      <h3>{text.prints}</h3>
      <Face query={keys} what={text.prints} failedTitle={text.printsFailed}>
        {({ items }) => (
          <ul className="prints">
            {items.map(({ fingerprint, since }) => (
              <li key={fingerprint}>
                <code>{fingerprint}</code>
                {since && <span className="small"> {text.printSince(fullDay(since))}</span>}
              </li>
            ))}
          </ul>
        )}
      </Face>
    </Sheet>
  )
}
