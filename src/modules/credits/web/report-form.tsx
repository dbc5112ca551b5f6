/** The report about one's work: saved with gaps, locked while the documents are marked as filed. */
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../../web/api.ts'
import { currentIn } from '../../../web/stale.ts'
import { Button } from '../../../web/ui/button.tsx'
import { Facts } from '../../../web/ui/facts.tsx'
import { RadioField } from '../../../web/ui/fields/choice-field.tsx'
import { SelectField } from '../../../web/ui/fields/select-field.tsx'
import { TextArea, TextField } from '../../../web/ui/fields/text-field.tsx'
import { Acts, Fields, Form } from '../../../web/ui/form.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { toast } from '../../../web/ui/toast.tsx'
import { useForm } from '../../../web/ui/use-form.ts'
import { ScansField } from '../../files/web/scans-field.tsx'
import { Education, Package, ReportFields, reportSections, saveReport, WhyNot } from '../contract.ts'
import { creditsKey, packageQuery } from './query.ts'
import { nb } from '../../../web/ui/words.ts'
import { words } from './text-accreditation.ts'

export const ReportForm = ({ found }: { readonly found: Package }) =>
  found.can.save ? <OpenForm found={found} /> : <Locked found={found} />

const labels = {
  education: words.education,
  workplace: words.workplace,
  post: words.post,
  agreement: words.agreement,
  whyNot: words.whyNot,
  approver: words.approver,
  ...words.sections,
  fileIds: words.scans,
}

/** As fields speak: words, checked when they are sent. */
type Typed = Record<Exclude<keyof ReportFields, 'fileIds'>, string> & { readonly fileIds: readonly string[] }

function OpenForm({ found }: { readonly found: Package }) {
  const cache = useQueryClient()
  const { id } = found.cycle
  // The version the fields were taken from; after a conflict the one that was shown.
  const [version, setVersion] = useState(found.version)
  const [isChanged, setChanged] = useState(false)
  const form = useForm<Typed>({
    initial: found.report,
    labels,
    send: async (typed) => {
      try {
        const saved = await call(saveReport, {
          params: { id },
          body: { ...ReportFields.parse(typed), version },
        })
        cache.setQueryData(packageQuery(id).queryKey, saved)
        void cache.invalidateQueries({ queryKey: creditsKey })
        setVersion(saved.version)
        setChanged(false)
        toast(words.saved)
      } catch (error) {
        const current = currentIn(error, Package)
        if (current) {
          setVersion(current.version)
          setChanged(true)
        }
        throw error
      }
    },
  })
  const { set } = form
  const [place] = found.known.workplaces
  const education = found.known.education.join('; ')
  return (
    <Form form={form} after={words.after}>
      {isChanged && (
        <Sheet title={words.changedTitle}>
          <p>{words.changedNote}</p>
        </Sheet>
      )}
      <Sheet title={words.report}>
        <p className="small">{nb(words.reportNote)}</p>
        <Fields>
          <SelectField
            label={words.education}
            hint={education === '' ? undefined : words.knownEducation(education)}
            searchable={false}
            options={Education.options.map((value) => ({ value, label: words.educations[value] }))}
            {...form.bind('education')}
          />
          <TextField label={words.workplace} hint={words.workplaceHint} {...form.bind('workplace')} />
          <TextField label={words.post} {...form.bind('post')} />
          {place && form.values.workplace === '' && form.values.post === '' && (
            <div className="acts">
              <span className="small">{nb(words.knownWork(`${place.organisation}, ${place.post}`))}</span>
              <Button
                kind="plain"
                size="small"
                wide={false}
                onClick={() => {
                  set('workplace', place.organisation)
                  set('post', place.post)
                }}
              >
                {words.takeWork}
              </Button>
            </div>
          )}
          {reportSections.map((name) => (
            <TextArea
              key={name}
              label={words.sections[name]}
              hint={words.sectionHints[name]}
              rows={5}
              maxLength={4000}
              {...form.bind(name)}
            />
          ))}
          <RadioField
            label={words.agreement}
            choices={[
              { value: 'yes', label: words.agreed.yes },
              { value: 'no', label: words.agreed.no },
            ]}
            {...form.bind('agreement')}
          />
          {form.values.agreement === 'yes' && (
            <TextField label={words.approver} hint={words.approverHint} {...form.bind('approver')} />
          )}
          {form.values.agreement === 'no' && (
            <SelectField
              label={words.whyNot}
              searchable={false}
              options={WhyNot.options.map((value) => ({ value, label: words.whyNots[value] }))}
              {...form.bind('whyNot')}
            />
          )}
          <ScansField
            purpose="accreditation-report"
            label={words.scans}
            hint={words.scansHint}
            fileIds={form.values.fileIds}
            files={found.files}
            error={form.errorOf('fileIds')}
            onIds={(ids) => set('fileIds', ids)}
          />
        </Fields>
      </Sheet>
      <Acts>
        <Button type="submit" busy={form.isSending}>
          {words.saveReport}
        </Button>
      </Acts>
    </Form>
  )
}

function Locked({ found: { report, files } }: { readonly found: Package }) {
  const said =
    report.agreement === 'no' && report.whyNot !== ''
      ? `${words.agreed.no}: ${words.whyNots[report.whyNot].toLowerCase()}`
      : report.agreement === ''
        ? '—'
        : words.agreed[report.agreement]
  return (
    <Sheet title={words.report}>
      <Facts
        facts={[
          [words.education, report.education === '' ? '—' : words.educations[report.education]],
          [words.workplace, report.workplace || '—'],
          [words.post, report.post || '—'],
          ...reportSections.map((name) => [words.sections[name], report[name] || '—'] as const),
          [words.agreement, said],
          [words.approver, report.agreement === 'yes' ? report.approver || '—' : null],
          [words.scans, files.map((f) => f.name).join(', ') || '—'],
        ]}
      />
      <p className="small">{words.locked}</p>
    </Sheet>
  )
}
