/** Choosing files: a visible button first, dropping second, the camera on a phone; a row for each file. */
import { IconCamera, IconCheck, IconTrash, IconUpload, IconX } from '@tabler/icons-react'
import { useEffect, useId, useRef, useState, type DragEvent } from 'react'
import { Button, IconButton } from '../button.tsx'
import { fieldId } from '../error-summary.tsx'
import { FaultText } from '../fields/field.tsx'
import { FileRow } from '../file-row.tsx'
import { useTellOnWay } from '../on-way.ts'
import { Progress } from '../progress.tsx'
import { fileSize, nb, plural, t } from '../words.ts'
import {
  acceptedWords,
  ruleBroken,
  useUploads,
  type Rules,
  type Sending,
  type Upload,
  type UploadedFile,
} from './uploads.ts'

export interface FileDropProps<F extends UploadedFile> extends Partial<Rules> {
  readonly name: string
  readonly label: string
  /** Said after the rules: «Все углы видны, текст читается». */
  readonly hint?: string | undefined
  readonly value: readonly F[]
  readonly onChange: (files: readonly F[]) => void
  readonly upload: Upload<F>
  /** Address of a small picture of a kept file, where there is one. */
  readonly thumb?: (file: F) => string | undefined
  readonly onOpen?: ((file: F) => void) | undefined
  readonly error?: string | undefined
}

const documents = ['application/pdf', 'image/jpeg', 'image/png'] as const

export function FileDrop<F extends UploadedFile>(props: FileDropProps<F>) {
  const { name, label, hint, value, onChange, upload, error } = props
  const rules: Rules = {
    accept: props.accept ?? documents,
    maxBytes: props.maxBytes ?? 10 * 2 ** 20,
    maxFiles: props.maxFiles ?? 10,
  }
  const latest = useRef(value)
  useEffect(() => {
    latest.current = value
  })
  const { sending, add, drop, retry } = useUploads(upload, rules, value, (file) =>
    onChange([...latest.current, file]),
  )
  useTellOnWay(
    name,
    sending.some((one) => one.state !== 'failed'),
  )
  const picker = useRef<HTMLInputElement>(null)
  const camera = useRef<HTMLInputElement>(null)
  const [isOver, setOver] = useState(false)
  const [labelId, hintId, faultId] = [useId(), useId(), useId()]

  const take = (list: FileList | null) => {
    if (list) add(list)
    // The same file may be chosen again after it was taken away.
    if (picker.current) picker.current.value = ''
    if (camera.current) camera.current.value = ''
  }
  const dropped = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files)
  }
  const limits = t`${acceptedWords(rules.accept)} до ${fileSize(rules.maxBytes)}.`

  return (
    <div role="group" aria-labelledby={labelId} aria-describedby={error ? `${hintId} ${faultId}` : hintId}>
      <div id={labelId} className="field-label">
        {nb(label)}
      </div>
      <div id={hintId} className="tiny field-hint">
        {nb(`${limits} ${hint ?? ''}`.trim())}
      </div>
      <div
        className="drop"
        data-over={isOver || undefined}
        data-error={error ? true : undefined}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={dropped}
      >
        <Button
          id={fieldId(name)}
          kind="plain"
          size="small"
          icon={<IconUpload size={18} aria-hidden />}
          onClick={() => picker.current?.click()}
        >
          {rules.maxFiles === 1 ? t`Выбрать файл` : t`Выбрать файлы`}
        </Button>
        <span className="small hide-phone">
          {rules.maxFiles === 1 ? t`или перетащите его сюда` : t`или перетащите их сюда`}
        </span>
        <span className="hide-desk">
          <Button
            kind="plain"
            size="small"
            icon={<IconCamera size={18} aria-hidden />}
            onClick={() => camera.current?.click()}
          >
            {t`Снять камерой`}
          </Button>
        </span>
        <input
          ref={picker}
          type="file"
          hidden
          multiple={rules.maxFiles > 1}
          accept={rules.accept.join(',')}
          aria-label={label}
          onChange={(event) => take(event.currentTarget.files)}
        />
        <input
          ref={camera}
          type="file"
          hidden
          accept="image/*"
          capture="environment"
          aria-label={`${label}: камера`}
          onChange={(event) => take(event.currentTarget.files)}
        />
      </div>
      {error && (
        <p className="field-fault" id={faultId}>
          <FaultText>{error}</FaultText>
        </p>
      )}
      <ul className="list files" aria-label={t`Файлы: ${label.toLowerCase()}`}>
        {value.map((file) => (
          <FileRow
            key={file.id}
            name={file.name}
            kind={file.type === 'application/pdf' ? 'pdf' : 'picture'}
            src={props.thumb?.(file)}
            note={
              <>
                <IconCheck size={15} aria-hidden className="note-icon" />{' '}
                {t`Загружен и проверен, ${fileSize(file.sizeBytes)}`}
              </>
            }
            tone="done"
            onOpen={props.onOpen && (() => props.onOpen?.(file))}
            acts={
              <IconButton
                label={`Убрать ${file.name}`}
                icon={<IconTrash size={20} aria-hidden />}
                onClick={() => onChange(value.filter((one) => one.id !== file.id))}
              />
            }
          />
        ))}
        {sending.map((one) => (
          <SendingRow
            key={one.key}
            one={one}
            onDrop={() => drop(one.key)}
            // A file that broke a rule will break it again: another one is chosen instead.
            onRetry={ruleBroken(one.file, rules, 0) ? undefined : () => retry(one.key)}
            onReplace={() => {
              drop(one.key)
              picker.current?.click()
            }}
          />
        ))}
      </ul>
      <span className="for-readers" role="status">
        {value.length > 0 ? `Загружено: ${plural(value.length, 'файл', 'файла', 'файлов')}` : ''}
      </span>
    </div>
  )
}

interface SendingRowProps {
  readonly one: Sending
  readonly onDrop: () => void
  readonly onRetry: (() => void) | undefined
  readonly onReplace: () => void
}

function SendingRow({ one, onDrop, onRetry, onReplace }: SendingRowProps) {
  const { file, state, percent, secondsLeft, fault } = one
  if (state === 'failed') {
    return (
      <FileRow
        name={file.name}
        kind="fault"
        tone="refused"
        note={<span role="alert">{fault}. Остальные файлы на&nbsp;месте</span>}
        acts={
          <span className="file-acts">
            {onRetry && (
              <Button kind="quiet" size="small" onClick={onRetry} label={`Повторить ${file.name}`}>
                Повторить
              </Button>
            )}
            <Button kind="quiet" size="small" onClick={onReplace} label={`Заменить ${file.name}`}>
              Заменить
            </Button>
            <IconButton
              label={`Убрать ${file.name}`}
              icon={<IconX size={20} aria-hidden />}
              onClick={onDrop}
            />
          </span>
        }
      />
    )
  }
  const whole = Math.round(percent)
  const note = secondsLeft === null ? t`${whole} %` : t`${whole} %, осталось ${secondsLeft} с`
  return (
    <FileRow
      name={file.name}
      kind={file.type === 'application/pdf' ? 'pdf' : 'picture'}
      note={
        state === 'checking' ? (
          'Загружен, проверяем'
        ) : (
          <Progress value={percent} label={`Загружено: ${file.name}`} note={note} />
        )
      }
      acts={
        <IconButton
          label={`Остановить ${file.name}`}
          icon={<IconX size={20} aria-hidden />}
          onClick={onDrop}
        />
      }
    />
  )
}
