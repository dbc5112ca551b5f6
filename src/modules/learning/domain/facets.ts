/** Counts of facets out of one grouping of what was found: each facet is counted under the others. Pure. */
import {
  Basis,
  HoursBand,
  ProgrammeKind,
  Rating,
  Start,
  StudyForm,
  type CatalogueFilter,
  type Facets,
} from '../contract.ts'

/** So many programmes are alike in all that the facets ask. */
export interface Cell {
  readonly kind: ProgrammeKind
  readonly form: StudyForm
  readonly isBudget: boolean
  readonly isInsured: boolean
  readonly isPaid: boolean
  readonly hours: HoursBand
  /** `later`: none of the three. */
  readonly start: Start | 'later'
  readonly rating: Rating | 'none'
  readonly count: number
}

type Grouped = Pick<CatalogueFilter, 'kind' | 'form' | 'basis' | 'hours' | 'start' | 'rating'>

const has = {
  kind: (c: Cell, v: ProgrammeKind) => c.kind === v,
  form: (c: Cell, v: StudyForm) => c.form === v,
  basis: (c: Cell, v: Basis) => (v === 'budget' ? c.isBudget : v === 'insurance' ? c.isInsured : c.isPaid),
  hours: (c: Cell, v: HoursBand) => c.hours === v,
  start: (c: Cell, v: Start) => c.start === v || (v === 'quarter' && c.start === 'month'),
  rating: (c: Cell, v: Rating) => c.rating === v || (v === '3' && c.rating === '4'),
} as const

const names = ['kind', 'form', 'basis', 'hours', 'start', 'rating'] as const
type Name = (typeof names)[number]

const passes = (c: Cell, name: Name, f: Grouped): boolean =>
  f[name].length === 0 || f[name].some((v) => has[name](c, v as never))

const sum = (cells: readonly Cell[]): number => cells.reduce((n, c) => n + c.count, 0)

export const totalOf = (cells: readonly Cell[], f: Grouped): number =>
  sum(cells.filter((c) => names.every((name) => passes(c, name, f))))

/** `isTold` false: too much was found to count it all, so that no number would be true. */
export function facetsOf(cells: readonly Cell[], f: Grouped, isTold: boolean): Pick<Facets, Name> {
  const facet = <N extends Name, V>(name: N, values: readonly V[]) => {
    const under = cells.filter((c) => names.every((other) => other === name || passes(c, other, f)))
    return values.map((value) => ({
      value,
      count: isTold ? sum(under.filter((c) => has[name](c, value as never))) : null,
    }))
  }
  return {
    kind: facet('kind', ProgrammeKind.options),
    form: facet('form', StudyForm.options),
    basis: facet('basis', Basis.options),
    hours: facet('hours', HoursBand.options),
    start: facet('start', Start.options),
    rating: facet('rating', Rating.options),
  }
}
