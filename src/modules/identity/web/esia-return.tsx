/** E1, C3: back from Госуслуги into the profile: the answer stands behind the hash and is sent once. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useGo } from '../../../web/address.ts'
import { call } from '../../../web/api.ts'
import { Button } from '../../../web/ui/button.tsx'
import { Door } from '../../../web/ui/door.tsx'
import { Waiting } from '../../../web/ui/faces.tsx'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { toast } from '../../../web/ui/toast.tsx'
import { finishEsia, type EsiaOutcome } from '../contract/esia-profile.ts'
import { esiaKey } from './esia-query.ts'
import { HelpLine } from './help-line.tsx'
import { useLinkToken } from './link-token.ts'
import { esia as text } from './text-esia.ts'
import { TroubleBody } from './trouble-body.tsx'
import { troubleWords } from './trouble-words.ts'

function answerOf(hash: string) {
  const said = new URLSearchParams(hash)
  const value = (name: string) => said.get(name) ?? undefined
  return {
    state: value('state') ?? '',
    code: value('code'),
    error: value('error'),
    errorDescription: value('error_description'),
  }
}

export function Page() {
  const hash = useLinkToken()
  const finished = useFinish()
  const send = useMutation({
    mutationFn: () => call(finishEsia, { body: answerOf(hash) }),
    onSuccess: finished,
  })
  const isSent = useRef(false)
  useEffect(() => {
    if (isSent.current) return
    isSent.current = true
    // The code is of no use to whoever opens the history of this browser.
    history.replaceState(history.state, '', location.pathname)
    send.mutate()
  }, [send])
  const refused = send.isError ? refusedBy(send.error) : null
  return (
    <Door title={refused ? titleOf(refused) : text.comparing} help={<HelpLine />}>
      {refused ? (
        <TroubleBody code={refused.code} supportCode={refused.supportCode ?? ''}>
          <Button wide="always" size="large" href="/profile/esia">
            {text.toSection}
          </Button>
        </TroubleBody>
      ) : (
        <Waiting what={text.comparing} rows={3} shape="lines" />
      )}
    </Door>
  )
}

/** A refusal that is not of Госуслуги has words of its own. */
const titleOf = ({ code, title }: { readonly code: string; readonly title: string }): string =>
  code.startsWith('esia.') ? troubleWords(code).title : title

function useFinish(): (outcome: EsiaOutcome) => void {
  const go = useGo()
  const cache = useQueryClient()
  return ({ outcome, changes, mergeId }) => {
    if (outcome === 'merge' && mergeId) return go(`/profile/merge/${mergeId}`, 'replace')
    void cache.invalidateQueries({ queryKey: esiaKey })
    void cache.invalidateQueries({ queryKey: ['profile'] })
    toast(outcome === 'linked' || outcome === 'relinked' ? text.done[outcome] : text.changes(changes))
    go('/profile/esia', 'replace')
  }
}
