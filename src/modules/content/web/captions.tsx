/** D2: captions of one film: what there is, another file, none; without them the page says whom it leaves out. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { call, Refusal } from '../../../web/api.ts'
import { Button } from '../../../web/ui/button.tsx'
import { Acts } from '../../../web/ui/form.tsx'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { toast } from '../../../web/ui/toast.tsx'
import { nb } from '../../../web/ui/words.ts'
import { captionsTooLong, dropCaptions, maxCaptionsBytes, saveCaptions, type DeskItem } from '../contract.ts'
import { captionWords } from './captions-text.ts'
import { contentKey } from './query.ts'

interface CaptionsProps {
  readonly item: DeskItem
  readonly onClose: () => void
}

export function Captions({ item, onClose }: CaptionsProps) {
  const input = useRef<HTMLInputElement>(null)
  const cache = useQueryClient()
  const done = (words: string) => async () => {
    toast(words)
    onClose()
    await cache.invalidateQueries({ queryKey: contentKey })
  }
  const save = useMutation({
    mutationFn: (file: File) => {
      if (file.size > maxCaptionsBytes)
        throw new Refusal({ code: 'too-large', status: 413, title: captionsTooLong })
      return call(saveCaptions, { params: { id: item.id }, query: { name: file.name }, body: file })
    },
    onSuccess: done(captionWords.saved),
  })
  const drop = useMutation({
    mutationFn: () => call(dropCaptions, { params: { id: item.id } }),
    onSuccess: done(captionWords.removed),
  })
  const error = save.error ?? drop.error
  return (
    <>
      <p>
        <b>{nb(item.title)}</b>
      </p>
      {item.captions ? (
        <p>{nb(captionWords.present(item.captions.name, item.captions.cues, item.captions.sizeBytes))}</p>
      ) : (
        <p>{nb(`${captionWords.noneNote} ${captionWords.mayOpen}`)}</p>
      )}
      <p className="small">{nb(captionWords.hint)}</p>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={captionWords.add}
        accept=".vtt,text/vtt"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0]
          event.currentTarget.value = ''
          drop.reset()
          if (file) save.mutate(file)
        }}
      />
      {error && <Faults error={error} />}
      <Acts>
        <Button busy={save.isPending} onClick={() => input.current?.click()}>
          {item.captions ? captionWords.replace : captionWords.add}
        </Button>
        {item.captions && (
          <Button kind="danger-quiet" busy={drop.isPending} onClick={() => drop.mutate()}>
            {captionWords.remove}
          </Button>
        )}
      </Acts>
    </>
  )
}

/** Each line that has to be mended. */
function Faults({ error }: { readonly error: Error }) {
  const { errors, detail, title } = refusedBy(error)
  const said = errors.length > 0 ? errors.map((e) => e.message) : [detail ?? title]
  return (
    <div role="alert" className="field-fault">
      <ul className="reasons">
        {said.map((why) => (
          <li key={why}>{nb(why)}</li>
        ))}
      </ul>
    </div>
  )
}
