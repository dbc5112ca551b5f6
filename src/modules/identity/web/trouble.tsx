/** E1: sign-in through Госуслуги did not work: what happened and the next step. */
import { useAddress } from '../../../web/address.ts'
import { Button } from '../../../web/ui/button.tsx'
import { Door } from '../../../web/ui/door.tsx'
import { Steps } from '../../../web/ui/facts.tsx'
import { Status } from '../../../web/ui/status.tsx'
import { nb } from '../../../web/ui/words.ts'
import { EsiaButton } from './esia-button.tsx'
import { HelpLine } from './help-line.tsx'
import { troubleWords } from './trouble-words.ts'
import { text } from './text.ts'

export function Page() {
  const address = useAddress()
  const { title, what, steps, tone } = troubleWords(address.get('code'))
  const supportCode = address.get('id').slice(0, 8).toUpperCase()
  return (
    <Door title={title} help={<HelpLine />}>
      <div>
        <Status tone={tone}>{tone === 'yours' ? 'Нужно ваше действие' : 'Сбой не у вас'}</Status>
      </div>
      <p>{nb(what)}</p>
      <Steps steps={steps} />
      <EsiaButton word={text.esia} />
      <Button kind="plain" wide="always" href="/sign-in">
        {text.otherWay}
      </Button>
      {/^[\dA-F]{8}$/.test(supportCode) && (
        <p className="tiny num">{nb(`Код для поддержки: ${supportCode}`)}</p>
      )}
    </Door>
  )
}
