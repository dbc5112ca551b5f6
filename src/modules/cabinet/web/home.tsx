/** The cabinet home: what do I need to do now, then what is under way (C1, C7). */
import type { Role } from '../../../platform/permissions.ts'
import { usePerson } from '../../../web/session.tsx'
import { useNow } from '../../../web/ui/clock.tsx'
import { weekday } from '../../../web/ui/dates.ts'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { Stack } from '../../../web/ui/sheet.tsx'
import { useActs } from './acts.ts'
import { ActsSheet, StartSheet } from './acts-sheet.tsx'
import { CycleSheet } from './cycle-sheet.tsx'
import { ApplicationsSheet, DocumentsSheet } from './home-sheets.tsx'
import { PlanSheet } from './plan-sheet.tsx'
import { RoleSheet, SectionsSheet } from './role-sheet.tsx'
import { NewsSheet } from './news-sheet.tsx'
import { text } from './text.ts'

/** Those who come here to have their education recorded. */
const learners: readonly Role[] = ['citizen', 'student', 'doctor', 'nurse', 'laboratory-technician']

export function Page() {
  const { person, permissions, work } = usePerson()
  const isMedic = learners.includes(work.active)
  const now = useNow()
  const { acts, isPending } = useActs()
  const name = [person.givenName, person.middleName].filter(Boolean).join(' ')
  return (
    <Frame
      title={isPending ? text.looking(name) : text.greet(name, acts.length)}
      windowTitle={text.home}
      above={weekday(now)}
      aside={
        <Stack>
          <RoleSheet />
          {permissions.has('applications.own') && <ApplicationsSheet />}
          {permissions.has('notifications.own') && <NewsSheet />}
        </Stack>
      }
    >
      <ActsSheet acts={acts} isPending={isPending} />
      {!isPending && acts.length === 0 && (isMedic ? <StartSheet /> : <SectionsSheet />)}
      {permissions.has('plans.own') && isMedic && <PlanSheet />}
      {permissions.has('credits.own') && isMedic && <CycleSheet />}
      {permissions.has('certificates.own') && <DocumentsSheet />}
    </Frame>
  )
}
