/** D6: questions and answers of both sides with their files; the answer form, or a remark of one's own. */
import { IconMessage, IconSend } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useAct } from '../../../web/act.ts'
import { call } from '../../../web/api.ts'
import { Button } from '../../../web/ui/button.tsx'
import { TextArea } from '../../../web/ui/fields/text-field.tsx'
import { FileDrop } from '../../../web/ui/files/file-drop.tsx'
import { Acts, Fields } from '../../../web/ui/form.tsx'
import { ErrorSummary } from '../../../web/ui/error-summary.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { Talk, Talks } from '../../../web/ui/talk.tsx'
import { toast } from '../../../web/ui/toast.tsx'
import { OnWay } from '../../../web/ui/on-way.ts'
import { useForm } from '../../../web/ui/use-form.ts'
import { maxFileBytes } from '../../files/contract.ts'
import { useThumbs, useUpload } from '../../files/web/use-upload.ts'
import type { UploadedFile } from '../../files/web/upload.ts'
import { answer, remark, type Application, type TalkLine } from '../contract.ts'
import { useKeptText } from './kept-text.ts'
import { oneKey, refreshLists } from './query.ts'
import { TalkFiles } from './talk-files.tsx'
import { text } from './text.ts'

export function TalkSheet({ application: a }: { readonly application: Application }) {
  return (
    <Sheet title={text.talk}>
      {a.talk.length === 0 && <p className="small">{a.can.write ? text.noTalk : text.noTalkOver}</p>}
      <Talks>
        {a.talk.map((line) => (
          <Talk
            key={line.id}
            who={whoOf(line)}
            at={line.at}
            mine={line.isMine}
            files={<TalkFiles applicationId={a.id} files={line.files} />}
          >
            {line.text}
          </Talk>
        ))}
        {a.question ? (
          <Say key={a.question.id} application={a} questionId={a.question.id} />
        ) : (
          a.can.write && <Remark application={a} />
        )}
      </Talks>
    </Sheet>
  )
}

const whoOf = (line: TalkLine): string => (line.isMine ? text.you : text.verifier(line.author))

/** A remark is offered, not pressed upon: the form opens on demand. */
function Remark({ application }: { readonly application: Application }) {
  const [isOpen, setOpen] = useState(false)
  if (isOpen) return <Say application={application} questionId={null} onDone={() => setOpen(false)} />
  return (
    <div>
      <Button
        kind="plain"
        size="small"
        icon={<IconMessage size={18} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        {text.write}
      </Button>
    </div>
  )
}

interface SayProps {
  readonly application: Application
  /** Null: nobody asked, the applicant writes of their own accord. */
  readonly questionId: string | null
  readonly onDone?: () => void
}

function Say({ application: a, questionId, onDone }: SayProps) {
  const cache = useQueryClient()
  const [words, keepWords] = useKeptText(`${questionId ?? a.id}`)
  const upload = useUpload('application-message')
  const act = useAct()
  const form = useForm<{ text: string; fileIds: readonly UploadedFile[] }>({
    initial: { text: words, fileIds: [] },
    labels: { text: questionId ? text.yourAnswer : text.yourRemark, fileIds: text.files },
    send: async (values) => {
      const body = { text: values.text, fileIds: values.fileIds.map((f) => f.id) }
      const params = { id: a.id }
      const fresh = await act((idempotencyKey) =>
        questionId
          ? call(answer, { params, body: { ...body, questionId } }, { idempotencyKey })
          : call(remark, { params, body }, { idempotencyKey }),
      )
      keepWords('')
      cache.setQueryData(oneKey(a.id), fresh)
      void refreshLists(cache)
      toast(questionId ? text.sent : text.remarkSent)
      onDone?.()
    },
  })
  const thumb = useThumbs(form.values.fileIds.map((f) => f.id))
  const bound = form.bind('text')
  return (
    <form
      id="answer"
      className="talk mine"
      onSubmit={form.onSubmit}
      noValidate
      aria-label={questionId ? text.yourAnswer : text.yourRemark}
    >
      <Fields>
        <ErrorSummary {...form.summary} />
        <TextArea
          {...bound}
          label={questionId ? text.yourAnswer : text.yourRemark}
          maxLength={4000}
          onChange={(typed) => {
            keepWords(typed)
            bound.onChange(typed)
          }}
        />
        <OnWay value={form.onWay}>
          <FileDrop
            {...form.bind('fileIds')}
            label={text.files}
            hint={text.filesHint}
            upload={upload}
            thumb={thumb}
            maxBytes={maxFileBytes}
          />
        </OnWay>
        <Acts>
          <Button
            type="submit"
            kind={questionId ? 'plain' : 'main'}
            wide
            busy={form.isSending}
            icon={<IconSend size={18} aria-hidden />}
          >
            {questionId ? text.sendAnswer : text.sendRemark}
          </Button>
          {onDone && (
            <Button kind="quiet" wide onClick={onDone}>
              {text.notNow}
            </Button>
          )}
        </Acts>
      </Fields>
    </form>
  )
}
