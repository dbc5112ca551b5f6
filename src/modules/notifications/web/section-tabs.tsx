/** The three pages about messages, side by side. */
import { Tabs } from '../../../web/ui/tabs.tsx'
import { text } from './text.ts'

export const SectionTabs = ({
  on,
}: {
  readonly on: '/notifications' | '/notifications/sent' | '/notifications/settings'
}) => (
  <Tabs
    name={text.sections}
    on={on}
    tabs={[
      { word: text.title, href: '/notifications' },
      { word: text.sent, href: '/notifications/sent' },
      { word: text.settingsTab, href: '/notifications/settings' },
    ]}
  />
)
