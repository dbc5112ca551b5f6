/** The figures of a cycle, the three fillings beside their words. */
import { nb } from '../../../web/ui/words.ts'
import type { Cycle } from '../contract.ts'
import { text } from './text.ts'

export function Figures({ cycle }: { readonly cycle: Cycle }) {
  const way = cycle.forecast.ways[0]
  return (
    <dl className="key num">
      <div>
        <dt>
          <i className="r-done" aria-hidden />
          {text.earned}
        </dt>
        <dd>
          {cycle.total} <small>{way && nb(text.ofTotal(way.total))}</small>
        </dd>
      </div>
      {way && way.missing > 0 ? (
        <div>
          <dt>
            <i className="r-miss" aria-hidden />
            {text.missing}
          </dt>
          <dd>
            {way.missing} <small>{nb(text.until(cycle.endsOn))}</small>
          </dd>
        </div>
      ) : null}
    </dl>
  )
}
