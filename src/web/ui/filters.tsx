/** Filters of a list: a row on a wide window, «Фильтры: 3» with a sheet on a phone. Chosen ones repeat as pills. */
import { IconAdjustmentsHorizontal, IconX } from '@tabler/icons-react'
import { Fragment, useState, type ReactNode } from 'react'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { Checkbox } from './fields/choice-field.tsx'
import { LinkButton } from './link.tsx'
import { usePhone } from './media.ts'
import { nb, t } from './words.ts'

export interface FacetOption {
  readonly value: string
  readonly word: string
  /** How many would be found; zero stays, grey. */
  readonly count?: number | undefined
}

export interface Facet {
  /** Name in the address. */
  readonly key: string
  readonly legend: string
  readonly options: readonly FacetOption[]
}

export interface FiltersProps {
  readonly facets: readonly Facet[]
  /** Facet → chosen values, as they stand in the address. */
  readonly chosen: Readonly<Record<string, readonly string[]>>
  readonly onChange: (key: string, values: readonly string[]) => void
  readonly onClear: () => void
  /** What stands under a facet beside its checkboxes: the whole of a long list, days. */
  readonly under?: ((key: string) => ReactNode) | undefined
}

export const countOf = (chosen: FiltersProps['chosen']): number =>
  Object.values(chosen).reduce((sum, values) => sum + values.length, 0)

/** Stands above the list. On a wide window facets are dropped down one by one. */
export function Filters(props: FiltersProps) {
  const { facets, chosen, onChange, onClear, under } = props
  const [open, setOpen] = useState<string | null>(null)
  const isPhone = usePhone()
  const count = countOf(chosen)
  const shownFacets = open === 'all' ? facets : facets.filter((facet) => facet.key === open)
  return (
    <div className="filters">
      {isPhone ? (
        <Button
          kind="plain"
          size="small"
          icon={<IconAdjustmentsHorizontal size={18} aria-hidden />}
          onClick={() => setOpen('all')}
        >
          {count > 0 ? t`Фильтры: ${count}` : 'Фильтры'}
        </Button>
      ) : (
        facets.map((facet) => (
          <Button key={facet.key} kind="plain" size="small" onClick={() => setOpen(facet.key)}>
            {nb(facet.legend)}
          </Button>
        ))
      )}
      {!isPhone && <Pills {...props} />}
      {count > 0 && <LinkButton onClick={onClear}>Сбросить</LinkButton>}
      <Dialog
        open={open !== null}
        onClose={() => setOpen(null)}
        title={open === 'all' ? 'Фильтры' : (shownFacets[0]?.legend ?? '')}
      >
        {shownFacets.map((facet) => (
          <Fragment key={facet.key}>
            <FacetGroup
              facet={facet}
              hasLegend={open === 'all'}
              values={chosen[facet.key] ?? []}
              onChange={(values) => onChange(facet.key, values)}
            />
            {under?.(facet.key)}
          </Fragment>
        ))}
        <div className="acts">
          <Button wide onClick={() => setOpen(null)}>
            Показать
          </Button>
          {count > 0 && (
            <Button kind="plain" wide onClick={onClear}>
              {t`Сбросить все`}
            </Button>
          )}
        </div>
      </Dialog>
    </div>
  )
}

interface FacetGroupProps {
  readonly facet: Facet
  readonly values: readonly string[]
  readonly onChange: (values: readonly string[]) => void
  readonly hasLegend?: boolean | undefined
}

/** One facet as checkboxes with counts; also alone, in a column of filters. */
export const FacetGroup = ({ facet, values, onChange, hasLegend = true }: FacetGroupProps) => (
  <fieldset className="facet">
    <legend className={hasLegend ? undefined : 'for-readers'}>{nb(facet.legend)}</legend>
    {facet.options.map((option) => (
      <div className="opt" key={option.value} data-none={option.count === 0 || undefined}>
        <Checkbox
          name={`${facet.key}-${option.value}`}
          label={option.word}
          value={values.includes(option.value)}
          onChange={(on) =>
            onChange(on ? [...values, option.value] : values.filter((v) => v !== option.value))
          }
        />
        {option.count !== undefined && (
          <span className="n num">
            <span className="for-readers">найдётся </span>
            {option.count}
          </span>
        )}
      </div>
    ))}
  </fieldset>
)

/** The chosen ones, each to be taken off. */
export const Pills = ({ facets, chosen, onChange }: Omit<FiltersProps, 'onClear' | 'under'>) =>
  facets.flatMap((facet) =>
    (chosen[facet.key] ?? []).map((value) => {
      const word = facet.options.find((option) => option.value === value)?.word ?? value
      return (
        <button
          key={`${facet.key} ${value}`}
          type="button"
          className="pill"
          aria-label={`Убрать фильтр: ${word}`}
          onClick={() =>
            onChange(
              facet.key,
              (chosen[facet.key] ?? []).filter((v) => v !== value),
            )
          }
        >
          {nb(word)}
          <IconX size={16} aria-hidden />
        </button>
      )
    }),
  )
