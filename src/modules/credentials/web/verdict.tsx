/** D8+: what the portal says of a file: the verdict, each check in its order, what the genuine certificate says. */
import { IconCheck, IconMinus, IconX } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { FirstAct } from '../../../web/ui/first-act.tsx'
import type { FileVerification } from '../contract.ts'
import { FoundFacts } from './found.tsx'
import { badgeCheckWords, badgeVerdictWords, checkWords, text, verdictWords } from './text.ts'

/** Three words at most; the rest are not what they seem. */
const statusOf: Partial<Record<FileVerification['verdict'], string>> = {
  genuine: text.genuine,
  revoked: text.statusWords.revoked,
}

const wordsOf = (r: FileVerification) =>
  r.kind === 'sheet' ? verdictWords[r.verdict] : badgeVerdictWords[r.verdict]

const linesOf = (r: FileVerification): Line[] =>
  r.kind === 'sheet'
    ? r.checks.map((c) => ({ ...c, words: checkWords[c.key] }))
    : r.checks.map((c) => ({ ...c, words: badgeCheckWords[c.key] }))

/** The result takes focus: it may stand below the edge of the window. */
export function Verdict({ result }: { readonly result: FileVerification }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  const words = wordsOf(result)
  const { certificate, verdict } = result
  const who =
    result.kind === 'sheet'
      ? result.signer && text.signer(result.signer)
      : result.issuer && text.issuer(result.issuer)
  const reason = certificate?.status === 'revoked' && certificate.revokeReason
  return (
    <div ref={box} tabIndex={-1} className="verdict" aria-label={words.title} role="group">
      <FirstAct
        tone={verdict === 'genuine' ? 'done' : 'refused'}
        status={statusOf[verdict] ?? text.notAccepted}
        title={words.title}
      >
        {words.note} {reason && text.reason(reason)}
      </FirstAct>
      <h3>{text.whatFound}</h3>
      <ul className="checks">
        {linesOf(result).map((line) => (
          <Check key={line.key} line={line} />
        ))}
      </ul>
      {result.kind === 'badge' && result.faults.length > 0 && (
        <>
          <h3>{text.faults}</h3>
          <ul className="small">
            {result.faults.map((f) => (
              <li key={`${f.path} ${f.what}`}>
                <code>{f.path || text.wholeFile}</code>: {f.what}
              </li>
            ))}
          </ul>
        </>
      )}
      {who && verdict !== 'genuine' && <p className="small">{who}</p>}
      {certificate && (
        <>
          <h3>{verdict === 'genuine' || verdict === 'revoked' ? text.says : text.genuineSays}</h3>
          <FoundFacts certificate={certificate} />
        </>
      )}
    </div>
  )
}

interface Line {
  readonly key: string
  readonly words: string
  readonly isPassed: boolean | null
}

const marks = { passed: IconCheck, failed: IconX, unknown: IconMinus } as const
const said = { passed: 'да', failed: 'нет', unknown: 'не проверялось' } as const

function Check({ line }: { readonly line: Line }) {
  const state = line.isPassed === null ? 'unknown' : line.isPassed ? 'passed' : 'failed'
  const Icon = marks[state]
  return (
    <li data-state={state}>
      <Icon size={18} stroke={2} aria-hidden />
      <span>
        {line.words}: <b>{said[state]}</b>
      </span>
    </li>
  )
}
