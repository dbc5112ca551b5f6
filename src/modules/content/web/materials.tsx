/** Files are brought, with their progress; what was refused says why, what is spare can be put back or deleted. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { call } from '../../../web/api.ts'
import { Button } from '../../../web/ui/button.tsx'
import { List, Row } from '../../../web/ui/list.tsx'
import { Progress } from '../../../web/ui/progress.tsx'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { Status } from '../../../web/ui/status.tsx'
import { nb } from '../../../web/ui/words.ts'
import { useUpload } from '../../files/web/use-upload.ts'
import { addItem, bringMaterial, dropMaterial, type Material, type Outline } from '../contract.ts'
import { externalWords } from './external-text.ts'
import { contentKey } from './query.ts'
import { words } from './text.ts'

interface AddProps {
  readonly programmeId: string
  readonly onOutside: () => void
}

interface Sending {
  readonly name: string
  readonly share: number
}

export function AddMaterial({ programmeId, onOutside }: AddProps) {
  const cache = useQueryClient()
  const upload = useUpload('learning-material')
  const input = useRef<HTMLInputElement>(null)
  const stop = useRef<AbortController | null>(null)
  const [sending, setSending] = useState<Sending | null>(null)
  const bring = useMutation({
    mutationFn: async (file: File) => {
      stop.current = new AbortController()
      setSending({ name: file.name, share: 0 })
      const { id } = await upload(file, {
        signal: stop.current.signal,
        onProgress: (done, of) => setSending({ name: file.name, share: of > 0 ? done / of : 0 }),
      })
      return call(bringMaterial, { params: { id: programmeId }, body: { fileId: id } })
    },
    onSettled: async () => {
      setSending(null)
      await cache.invalidateQueries({ queryKey: contentKey })
    },
  })
  const isStopped = bring.error instanceof DOMException && bring.error.name === 'AbortError'
  const refused = bring.isError && !isStopped ? refusedBy(bring.error) : null
  return (
    <Sheet title={words.add}>
      <p className="small">{nb(`${words.addHint} ${externalWords.addHint}`)}</p>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={words.pick}
        accept=".zip,.mp4,.webm,.pdf"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0]
          event.currentTarget.value = ''
          if (file) bring.mutate(file)
        }}
      />
      {sending && (
        <>
          <p className="small">{sending.share < 1 ? words.sending(sending.name) : words.checking}</p>
          <Progress value={sending.share * 100} label={words.sending(sending.name)} />
        </>
      )}
      {refused && (
        <p role="alert" className="field-fault">
          {nb(refused.errors[0]?.message ?? refused.detail ?? refused.title)}
        </p>
      )}
      <div className="acts">
        {sending ? (
          <Button kind="plain" onClick={() => stop.current?.abort()}>
            {words.stop}
          </Button>
        ) : (
          <Button kind="plain" onClick={() => input.current?.click()}>
            {words.pick}
          </Button>
        )}
        <Button kind="plain" onClick={onOutside}>
          {externalWords.add}
        </Button>
      </div>
    </Sheet>
  )
}

export function Materials({ outline: o }: { readonly outline: Outline }) {
  if (o.materials.length === 0) return null
  return (
    <Sheet title={words.materials} bare>
      <List name={words.materials}>
        {o.materials.map((m) => (
          <One key={m.id} material={m} programmeId={o.programmeId} mayChange={o.can.change} />
        ))}
      </List>
    </Sheet>
  )
}

interface OneProps {
  readonly material: Material
  readonly programmeId: string
  readonly mayChange: boolean
}

function One({ material: m, programmeId, mayChange }: OneProps) {
  const cache = useQueryClient()
  const onSettled = () => cache.invalidateQueries({ queryKey: contentKey })
  const drop = useMutation({
    mutationFn: () => call(dropMaterial, { params: { id: m.id } }),
    onSettled,
  })
  const put = useMutation({
    mutationFn: () =>
      call(addItem, {
        params: { id: programmeId },
        body: { title: m.name.replace(/\.[^.]+$/, ''), materialId: m.id },
      }),
    onSettled,
  })
  const isOver = m.state === 'refused' || m.state === 'ready'
  return (
    <Row
      title={m.name}
      status={<MaterialStatus material={m} />}
      note={
        m.state === 'refused' ? (
          <ul className="reasons">
            {m.refusedWhy.map((why) => (
              <li key={why}>{nb(why)}</li>
            ))}
          </ul>
        ) : (
          words.bytes(m.sizeBytes)
        )
      }
      act={
        mayChange &&
        isOver && (
          <div className="item-acts">
            {m.state === 'ready' && (
              <Button
                kind="plain"
                size="small"
                wide={false}
                busy={put.isPending}
                label={`${words.putBack}: ${m.name}`}
                onClick={() => put.mutate()}
              >
                {words.putBack}
              </Button>
            )}
            <Button
              kind="danger-quiet"
              size="small"
              wide={false}
              busy={drop.isPending}
              label={`${words.drop}: ${m.name}`}
              onClick={() => drop.mutate()}
            >
              {words.drop}
            </Button>
          </div>
        )
      }
    />
  )
}

const MaterialStatus = ({ material: m }: { readonly material: Material }) =>
  m.state === 'refused' ? (
    <Status tone="refused">{words.refused}</Status>
  ) : m.state === 'ready' ? (
    <Status tone="quiet">{words.spare}</Status>
  ) : (
    <Status tone="ours">{m.state === 'waiting' ? words.waiting : words.importing(m.done, m.total)}</Status>
  )
