/** What is taken away for filing: everything in one archive, or a sheet of it; what would stand empty in the report. */
import { useMutation } from '@tanstack/react-query'
import { call } from '../../../web/api.ts'
import { Button } from '../../../web/ui/button.tsx'
import { Progress } from '../../../web/ui/progress.tsx'
import { Sheet, Stack } from '../../../web/ui/sheet.tsx'
import { nb } from '../../../web/ui/words.ts'
import { saveAs } from '../../files/web/save-as.ts'
import { useArchive } from '../../files/web/use-archive.ts'
import { packageArchive, portfolioFile, reportFile, type Package } from '../contract.ts'
import { words } from './text-accreditation.ts'

export function Downloads({ found }: { readonly found: Package }) {
  const { id, endsOn } = found.cycle
  return (
    <Sheet title={words.downloads}>
      <Stack>
        <p>{nb(words.downloadsNote)}</p>
        <Archive id={id} name={`${words.archiveName} ${endsOn}.zip`} />
        <SheetOf endpoint={portfolioFile} id={id} name={`portfolio-${endsOn}.pdf`} act={words.save} />
        <SheetOf endpoint={reportFile} id={id} name={`report-${endsOn}.pdf`} act={words.saveSheet} />
        {found.emptyParts.length > 0 && (
          <div className="small">
            <p>{nb(words.emptyParts)}</p>
            <ul>
              {found.emptyParts.map((part) => (
                <li key={part}>{nb(part)}</li>
              ))}
            </ul>
          </div>
        )}
      </Stack>
    </Sheet>
  )
}

interface SheetOfProps {
  /** Both have the same shape. */
  readonly endpoint: typeof portfolioFile
  readonly id: string
  readonly name: string
  readonly act: string
}

function SheetOf({ endpoint, id, name, act }: SheetOfProps) {
  const fetching = useMutation({
    mutationFn: () => call(endpoint, { params: { id } }),
    onSuccess: ({ blob }) => saveAs(blob, name),
  })
  return (
    <div>
      <Button kind="plain" busy={fetching.isPending} onClick={() => fetching.mutate()}>
        {act}
      </Button>
      {fetching.isError && <Fault />}
    </div>
  )
}

function Archive({ id, name }: { readonly id: string; readonly name: string }) {
  const { came, hasFailed, save } = useArchive(packageArchive.path, id, name)
  return (
    <div>
      <Button kind="plain" busy={came !== null} onClick={save}>
        {words.saveAll}
      </Button>
      {came?.of && (
        <Progress
          value={(came.bytes / came.of) * 100}
          label={words.saveAll}
          note={words.saving(came.bytes, came.of)}
        />
      )}
      {hasFailed && <Fault />}
    </div>
  )
}

const Fault = () => (
  <p className="small" role="alert">
    {words.notSaved}
  </p>
)
