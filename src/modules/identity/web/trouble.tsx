/** E1: sign-in through Госуслуги did not work: what happened and the next step. */
import { useAddress } from '../../../web/address.ts'
import { Button } from '../../../web/ui/button.tsx'
import { Door } from '../../../web/ui/door.tsx'
import { EsiaButton } from './esia-button.tsx'
import { HelpLine } from './help-line.tsx'
import { TroubleBody } from './trouble-body.tsx'
import { troubleWords } from './trouble-words.ts'
import { text } from './text.ts'

/** Госуслуги open nothing here until they are linked again. */
const onlyByPassword: readonly string[] = ['esia.unlinked']

export function Page() {
  const address = useAddress()
  const code = address.get('code')
  return (
    <Door title={troubleWords(code).title} help={<HelpLine />}>
      <TroubleBody code={code} supportCode={address.get('id').slice(0, 8).toUpperCase()}>
        {onlyByPassword.includes(code) ? (
          <Button wide="always" size="large" href="/sign-in">
            {text.byPassword}
          </Button>
        ) : (
          <>
            <EsiaButton word={text.esia} />
            <Button kind="plain" wide="always" href="/sign-in">
              {text.otherWay}
            </Button>
          </>
        )}
      </TroubleBody>
    </Door>
  )
}
