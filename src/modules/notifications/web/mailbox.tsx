/** The mailbox of the demo world: every SMS, letter and push with its words, newest first, by itself. */
import { IconBell, IconMail, IconMessage } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useAddress } from '../../../web/address.ts'
import { useNow } from '../../../web/ui/clock.tsx'
import { CopyButton } from '../../../web/ui/copy-button.tsx'
import { day, time } from '../../../web/ui/dates.ts'
import { Empty, EmptyAfterFilter, Face } from '../../../web/ui/faces.tsx'
import { TextField } from '../../../web/ui/fields/text-field.tsx'
import { Link } from '../../../web/ui/link.tsx'
import { List, Row } from '../../../web/ui/list.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { Status } from '../../../web/ui/status.tsx'
import { nb } from '../../../web/ui/words.ts'
import type { Channel, MailboxMessage } from '../contract.ts'
import { useMailbox } from './query.ts'
import { channelWords, mailboxText, statusWords } from './text.ts'

const typingMs = 300

export function Page() {
  const address = useAddress()
  const search = address.get('q')
  const [typed, setTyped] = useState(search)
  const query = useMailbox(search)
  useEffect(() => {
    if (typed === search) return
    const timer = setTimeout(() => address.set({ q: typed }, 'replace'), typingMs)
    return () => clearTimeout(timer)
  }, [typed, search, address])
  const clear = () => {
    setTyped('')
    address.set({ q: null })
  }
  return (
    <Frame title={mailboxText.title} note={mailboxText.note}>
      <TextField
        name="q"
        type="search"
        label={mailboxText.search}
        value={typed}
        onChange={setTyped}
        autoComplete="off"
      />
      <Sheet name={mailboxText.title} bare>
        <Face
          query={query}
          what={mailboxText.what}
          failedTitle={mailboxText.failed}
          isEmpty={(data) => data.items.length === 0}
          empty={
            search ? (
              <EmptyAfterFilter count={1} onClear={clear} />
            ) : (
              <Empty title={mailboxText.empty}>{mailboxText.emptyNote}</Empty>
            )
          }
        >
          {(data) => (
            <List name={mailboxText.list}>
              {data.items.map((m) => (
                <Line key={m.id} message={m} />
              ))}
            </List>
          )}
        </Face>
      </Sheet>
      <p className="tiny">{mailboxText.refreshed}</p>
    </Frame>
  )
}

const icons: Record<Channel, typeof IconMail> = { sms: IconMessage, email: IconMail, push: IconBell }

function Line({ message: m }: { readonly message: MailboxMessage }) {
  const now = useNow()
  const Icon = icons[m.channel]
  const { tone, word } = statusWords[m.status]
  const code = /#(\d{6})$/.exec(m.text)?.[1]
  return (
    <Row
      when={day(m.at, now)}
      sub={time(m.at)}
      title={m.subject}
      status={<Status tone={tone}>{word}</Status>}
      note={
        <>
          <span className="message-to">
            <Icon size={16} aria-hidden /> {channelWords[m.channel]}, {m.to}
          </span>
          <span className="message-words">{nb(m.text)}</span>
          {m.link && <Link href={m.link}>{m.link}</Link>}
        </>
      }
      act={code && <CopyButton text={code}>{mailboxText.copy(code)}</CopyButton>}
    />
  )
}
