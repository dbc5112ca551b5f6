/** D8+: the certificate for other systems: Open Badge, the signed text, pictures with it, the proof from the journal. */
import { IconDownload } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { call } from '../../../web/api.ts'
import { Button } from '../../../web/ui/button.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { saveAs } from '../../files/web/save-as.ts'
import { certificateBadge, certificateProof, type BadgeAs, type Certificate } from '../contract.ts'
import { text } from './text.ts'

type Part = BadgeAs | 'proof'
const parts: readonly [Part, string][] = [
  ['json', text.takeBadge],
  ['jwt', text.takeSigned],
  ['png', text.takePng],
  ['svg', text.takePicture],
  ['proof', text.takeProof],
]

export function TakeAway({ certificate: c }: { readonly certificate: Certificate }) {
  const take = useMutation({
    mutationFn: async (part: Part) => {
      const params = { id: c.id }
      const reply =
        part === 'proof'
          ? await call(certificateProof, { params })
          : await call(certificateBadge, { params, query: { as: part } })
      saveAs(reply.blob, part === 'proof' ? `${c.number}-журнал.json` : `${c.number}.${part}`)
    },
  })
  return (
    <Sheet title={text.others}>
      <p className="small">{text.othersNote}</p>
      <div className="take-away">
        {parts.map(([part, word]) => (
          <Button
            key={part}
            kind="plain"
            size="small"
            icon={<IconDownload size={18} aria-hidden />}
            busy={take.isPending && take.variables === part}
            onClick={() => take.mutate(part)}
          >
            {word}
          </Button>
        ))}
      </div>
      {take.isError && (
        <p className="small" role="alert">
          {text.notTaken}
        </p>
      )}
    </Sheet>
  )
}
