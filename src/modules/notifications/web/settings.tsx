/** The page of message settings: this device first, then the choice. */
import { Page as Frame } from '../../../web/ui/page.tsx'
import { DevicesSheet } from './devices-sheet.tsx'
import { SectionTabs } from './section-tabs.tsx'
import { MessageSettingsSheet } from './settings-sheet.tsx'
import { text } from './text.ts'

export const Page = () => (
  <Frame title={text.settings}>
    <SectionTabs on="/notifications/settings" />
    <DevicesSheet />
    <MessageSettingsSheet />
  </Frame>
)
