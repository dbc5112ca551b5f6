/** D8+: the public page of verification: by the code or by the file itself. */
import { IconCheck, IconMinus, IconX } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useGo } from '../../../web/address.ts'
import { call } from '../../../web/api.ts'
import { Button } from '../../../web/ui/button.tsx'
import { Failed } from '../../../web/ui/faces.tsx'
import { TextField } from '../../../web/ui/fields/text-field.tsx'
import { FirstAct } from '../../../web/ui/first-act.tsx'
import { Acts, Fields, Form } from '../../../web/ui/form.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { useForm } from '../../../web/ui/use-form.ts'
import { maxVerifiedBytes, verifyFile, type FileCheck, type FileVerification } from '../contract.ts'
import { FilePick } from './file-pick.tsx'
import { FoundFacts } from './found.tsx'
import { checkWords, text, verdictWords } from './text.ts'
import '../../../web/look/certificates.css'

export function Page() {
  const check = useMutation({ mutationFn: (file: File) => call(verifyFile, { body: file }) })
  return (
    <Frame title={text.verify} note={text.verifyNote}>
      <div className="halves">
        <Sheet title={text.byCode}>
          <CodeForm />
        </Sheet>
        <Sheet title={text.byFile}>
          <FilePick
            label={text.byFile}
            hint={text.byFileHint}
            word={text.choose}
            busy={check.isPending}
            fault={(file) =>
              file.size > maxVerifiedBytes ? text.tooBig : file.size === 0 ? text.emptyFile : null
            }
            onPick={(file) => check.mutate(file)}
          />
          <div role="status" className="verdict-place">
            {check.isPending && text.checking}
          </div>
          {check.isError && (
            <Failed title={text.checkFailed} error={check.error}>
              {refusedBy(check.error).title}
            </Failed>
          )}
          {check.data && !check.isPending && <Verdict key={check.submittedAt} result={check.data} />}
        </Sheet>
      </div>
    </Frame>
  )
}

function CodeForm() {
  const go = useGo()
  const form = useForm({
    initial: { code: '' },
    check: ({ code }) => (code.trim() ? [] : [{ field: 'code', message: text.codeEmpty }]),
    send: ({ code }) => Promise.resolve(go(`/verify/${encodeURIComponent(code.trim())}`)),
  })
  return (
    <Form form={form} after="и можно проверять">
      <Fields>
        <TextField
          label={text.code}
          hint={text.codeHint}
          autoComplete="off"
          spellCheck={false}
          {...form.bind('code')}
        />
      </Fields>
      <Acts>
        <Button type="submit">{text.doCheck}</Button>
      </Acts>
    </Form>
  )
}

/** Three words at most; the rest are not what they seem. */
const statusOf: Partial<Record<FileVerification['verdict'], string>> = {
  genuine: text.genuine,
  revoked: text.statusWords.revoked,
}

/** The result takes focus: it may stand below the edge of the window. */
function Verdict({ result }: { readonly result: FileVerification }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  const words = verdictWords[result.verdict]
  const { certificate, verdict, signer } = result
  const reason = certificate?.status === 'revoked' && certificate.revokeReason
  return (
    <div ref={box} tabIndex={-1} className="verdict" aria-label={words.title} role="group">
      <FirstAct
        tone={verdict === 'genuine' ? 'done' : 'refused'}
        status={statusOf[verdict] ?? text.notAccepted}
        title={words.title}
      >
        {words.note} {reason && text.reason(reason)}
      </FirstAct>
      <h3>{text.whatFound}</h3>
      <ul className="checks">
        {result.checks.map((c) => (
          <Check key={c.key} check={c} />
        ))}
      </ul>
      {signer && verdict !== 'genuine' && <p className="small">{text.signer(signer)}</p>}
      {certificate && (
        <>
          <h3>{verdict === 'genuine' || verdict === 'revoked' ? text.says : text.genuineSays}</h3>
          <FoundFacts certificate={certificate} />
        </>
      )}
    </div>
  )
}

const marks = { passed: IconCheck, failed: IconX, unknown: IconMinus } as const
const said = { passed: 'да', failed: 'нет', unknown: 'не проверялось' } as const

function Check({ check }: { readonly check: FileCheck }) {
  const state = check.isPassed === null ? 'unknown' : check.isPassed ? 'passed' : 'failed'
  const Icon = marks[state]
  return (
    <li data-state={state}>
      <Icon size={18} stroke={2} aria-hidden />
      <span>
        {checkWords[check.key]}: <b>{said[state]}</b>
      </span>
    </li>
  )
}
