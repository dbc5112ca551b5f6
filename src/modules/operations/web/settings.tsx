/** G7: «Настройки»: numbers of policy by what they are about; whoever departs from the usual says why. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useAddress } from '../../../web/address.ts'
import { call } from '../../../web/api.ts'
import { RuleHistory } from '../../../web/rules/rule-history.tsx'
import { RulesSheet } from '../../../web/rules/rules-sheet.tsx'
import { Face } from '../../../web/ui/faces.tsx'
import { Link } from '../../../web/ui/link.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { Tabs } from '../../../web/ui/tabs.tsx'
import { changeSetting, readSettings, SettingGroup } from '../contract/settings.ts'
import { groupText, settingsText as text } from './text-settings.ts'

const first = 'sign-in' satisfies SettingGroup
const href = (group: SettingGroup) =>
  group === first ? '/operations/settings' : `/operations/settings?tab=${group}`

export function Page() {
  const address = useAddress()
  const group = SettingGroup.safeParse(address.get('tab')).data ?? first
  return (
    <Frame title={text.title} note={text.note} side={<Link href="/people/passwords">{text.passwords}</Link>}>
      <Tabs
        name={text.sections}
        on={href(group)}
        tabs={SettingGroup.options.map((one) => ({ word: groupText[one].word, href: href(one) }))}
      />
      <Group key={group} group={group} />
    </Frame>
  )
}

function Group({ group }: { readonly group: SettingGroup }) {
  const cache = useQueryClient()
  const queryKey = ['settings', group]
  const query = useQuery({
    queryKey,
    queryFn: ({ signal }) => call(readSettings, { params: { group } }, { signal }),
  })
  return (
    <Face query={query} what={text.what} failedTitle={text.failed} calm={text.calm}>
      {({ rules, history }) => (
        <div className="stack">
          <RulesSheet
            title={groupText[group].word}
            note={groupText[group].note}
            rules={rules}
            save={async (body) =>
              cache.setQueryData(queryKey, await call(changeSetting, { params: { group }, body }))
            }
          />
          <RuleHistory history={history} />
        </div>
      )}
    </Face>
  )
}
