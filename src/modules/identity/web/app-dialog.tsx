/** C5: an authenticator application is connected: the QR code, the key for typing, the first code. */
import { useQuery } from '@tanstack/react-query'
import { call } from '../../../web/api.ts'
import { Button } from '../../../web/ui/button.tsx'
import { Dialog } from '../../../web/ui/dialog.tsx'
import { Face } from '../../../web/ui/faces.tsx'
import { CodeField } from '../../../web/ui/fields/code-field.tsx'
import { Form } from '../../../web/ui/form.tsx'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { toast } from '../../../web/ui/toast.tsx'
import { useForm } from '../../../web/ui/use-form.ts'
import { beginApp, confirmApp, type AppKey, type Factors } from '../contract/factors.ts'
import { AppKeyShown } from './app-key-shown.tsx'
import { codeFault } from './pause-words.ts'
import { text } from './text.ts'
import { factorText as words } from './text-factors.ts'

export interface AppDialogProps {
  readonly onClose: () => void
  readonly onDone: (factors: Factors) => void
}

export function AppDialog(props: AppDialogProps) {
  // Asked once for each opening: every answer is another key.
  const query = useQuery({
    queryKey: ['app-key'],
    queryFn: ({ signal }) => call(beginApp, {}, { signal }),
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
  return (
    <Dialog open onClose={props.onClose} title={words.appTitle} firm>
      <Face query={query} what="ключ" failedTitle="Ключ не получен">
        {(appKey) => (
          <Connect key={appKey.id} appKey={appKey} onAgain={() => void query.refetch()} {...props} />
        )}
      </Face>
    </Dialog>
  )
}

function Connect({
  appKey,
  onAgain,
  onClose,
  onDone,
}: AppDialogProps & { readonly appKey: AppKey; readonly onAgain: () => void }) {
  const form = useForm({
    initial: { code: '' },
    check: ({ code }) => (code.length === 6 ? [] : [{ field: 'code', message: text.codeShort }]),
    send: async ({ code }) => {
      try {
        onDone(await call(confirmApp, { body: { id: appKey.id, code } }))
      } catch (error) {
        throw codeFault(refusedBy(error))
      }
      toast(words.appAdded)
      onClose()
    },
  })
  const isGone = form.faults.some((fault) => fault.field === '')
  return (
    <Form form={form} after="и подключайте">
      <AppKeyShown appKey={appKey} />
      <CodeField label={words.firstCode} hint={words.keyLives} {...form.bind('code')} />
      <Button type="submit" wide busy={form.isSending}>
        {words.confirmApp}
      </Button>
      {isGone && (
        <Button kind="plain" wide onClick={onAgain}>
          {words.again}
        </Button>
      )}
    </Form>
  )
}
