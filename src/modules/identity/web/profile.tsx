/** My profile: what is known of me and from where, contacts, password, sessions. */
import { Face, Waiting } from '../../../web/ui/faces.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { Link } from '../../../web/ui/link.tsx'
import { Sheet, Stack } from '../../../web/ui/sheet.tsx'
import { t } from '../../../web/ui/words.ts'
import { JournalSection } from '../../journal/web/section.tsx'
import { ContactsSheet } from './profile-contacts.tsx'
import { FactorsSheet } from './profile-factors.tsx'
import { FactsSheet } from './profile-facts.tsx'
import { PasswordSheet } from './profile-password.tsx'
import { useProfile } from './profile-query.ts'
import { ProposalNotice } from './profile-proposal.tsx'
import { SessionsSheet } from './profile-sessions.tsx'
import { StoppedSheet } from './profile-stopped.tsx'
import { LeaveSheet } from './profile-leave.tsx'
import { titles } from './titles.ts'

export function Page() {
  const query = useProfile()
  return (
    <Frame
      title={titles.profile}
      aside={
        <Stack>
          <LeaveSheet />
          <Sheet title={t`Сообщения`}>
            <p className="small">{t`О чём и каким путём вам писать, тихие часы, push на это устройство.`}</p>
            <Link href="/notifications/settings">{t`Настройки сообщений`}</Link>
          </Sheet>
        </Stack>
      }
    >
      <Face
        query={query}
        what="профиль"
        failedTitle="Профиль не загрузился"
        calm="Данные на месте."
        waiting={<Waiting what="Загружаем профиль" rows={24} shape="lines" />}
      >
        {(profile) => (
          <div className="stack">
            <ProposalNotice />
            <FactsSheet profile={profile} />
            <ContactsSheet profile={profile} />
            <PasswordSheet profile={profile} />
            <FactorsSheet />
            <StoppedSheet profile={profile} />
          </div>
        )}
      </Face>
      <SessionsSheet />
      <JournalSection />
    </Frame>
  )
}
