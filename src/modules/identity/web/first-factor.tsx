/** C5: what is asked for first at sign-in, and the act that makes it so. */
import { useState } from 'react'
import { call } from '../../../web/api.ts'
import { Button } from '../../../web/ui/button.tsx'
import { refusedBy } from '../../../web/ui/refused-by.ts'
import { Status } from '../../../web/ui/status.tsx'
import { toast } from '../../../web/ui/toast.tsx'
import { chooseFactor, type Factors, type Preferred } from '../contract/factors.ts'
import { useKeepFactors } from './factors-query.ts'
import { factorText as words } from './text-factors.ts'

interface FirstProps {
  readonly of: Factors
  readonly kinds: readonly Preferred[]
}

const isFirst = ({ of, kinds }: FirstProps): boolean => of.preferred !== null && kinds.includes(of.preferred)

export const First = (props: FirstProps) =>
  isFirst(props) ? <Status tone="done">{words.first}</Status> : undefined

/** Only where there is a choice at all. */
export function MakeFirst(props: FirstProps & { readonly to: Preferred }) {
  const keep = useKeepFactors()
  const [isBusy, setBusy] = useState(false)
  if (isFirst(props)) return null
  const act = async () => {
    setBusy(true)
    try {
      keep(await call(chooseFactor, { body: { preferred: props.to } }))
      toast(words.madeFirst)
    } catch (error) {
      toast(refusedBy(error).title)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button kind="quiet" size="small" busy={isBusy} onClick={() => void act()}>
      {words.makeFirst}
    </Button>
  )
}
