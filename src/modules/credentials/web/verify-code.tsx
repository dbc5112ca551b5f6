/** D8+: where the QR leads: what the certificate says, revoked or not, or that there is none. */
import { useQuery } from '@tanstack/react-query'
import { useParam } from '../../../web/address.ts'
import { call } from '../../../web/api.ts'
import { Button } from '../../../web/ui/button.tsx'
import { Absent, Face, Waiting } from '../../../web/ui/faces.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { verifyCertificate } from '../contract.ts'
import { FoundFacts, FoundState } from './found.tsx'
import { text } from './text.ts'

const crumbs = [[text.verify, '/verify']] as const

export function Page() {
  const code = useParam('code')
  const query = useQuery({
    queryKey: ['verify', code],
    queryFn: ({ signal }) => call(verifyCertificate, { params: { code } }, { signal }),
  })
  const sheet = (
    <Sheet title={query.data ? text.says : undefined} name={text.codeResult}>
      <Face
        query={query}
        what="сведения о сертификате"
        failedTitle={text.checkFailed}
        waiting={<Waiting what="Проверяем код" rows={5} shape="lines" />}
        absent={
          <Absent title={text.unknownTitle} acts={<Another />}>
            {text.unknownNote}
          </Absent>
        }
      >
        {(c) => (
          <>
            <FoundFacts certificate={c} />
            <p className="small">{text.compare}</p>
            <Another />
          </>
        )}
      </Face>
    </Sheet>
  )
  return (
    <Frame
      title={text.codeResult}
      crumbs={crumbs}
      note={query.data?.code ?? code}
      // Whatever the answer is, it comes where the eye waits for it.
      first={
        query.data ? (
          <FoundState certificate={query.data} />
        ) : query.isPending ? (
          <Waiting what="Проверяем код" rows={1} shape="first" />
        ) : (
          sheet
        )
      }
    >
      {query.data || query.isPending ? sheet : null}
    </Frame>
  )
}

const Another = () => (
  <Button kind="plain" size="small" href="/verify">
    {text.another}
  </Button>
)
