/** D8+: the public page of verification: by the code or by the file itself. */
import { useMutation } from '@tanstack/react-query'
import { useGo } from '../../../web/address.ts'
import { call } from '../../../web/api.ts'
import { Button } from '../../../web/ui/button.tsx'
import { Failed } from '../../../web/ui/faces.tsx'
import { TextField } from '../../../web/ui/fields/text-field.tsx'
import { Acts, Fields, Form } from '../../../web/ui/form.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { useForm } from '../../../web/ui/use-form.ts'
import { maxVerifiedBytes, verifyFile } from '../contract.ts'
import { FilePick } from './file-pick.tsx'
import { Offline } from './offline.tsx'
import { text } from './text.ts'
import { Verdict } from './verdict.tsx'
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
      <Offline />
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
