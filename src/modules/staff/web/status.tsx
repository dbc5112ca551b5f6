/** F8: «Смена статуса»: what I am now, how to ask for another, and what became of each request. */
import { placesBy } from '../../organisations/web/choices.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../web/api.ts'
import { useRefreshOn } from '../../../web/live-line.tsx'
import { usePerson } from '../../../web/session.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { useNow } from '../../../web/ui/clock.tsx'
import { moment } from '../../../web/ui/dates.ts'
import { Empty, Face, Waiting } from '../../../web/ui/faces.tsx'
import { Facts, Steps } from '../../../web/ui/facts.tsx'
import type { Option } from '../../../web/ui/fields/options.ts'
import { PickField, SelectField } from '../../../web/ui/fields/select-field.tsx'
import { TextArea } from '../../../web/ui/fields/text-field.tsx'
import { FileDrop } from '../../../web/ui/files/file-drop.tsx'
import { Acts, Fields, Form } from '../../../web/ui/form.tsx'
import { List, Row } from '../../../web/ui/list.tsx'
import { Page as Frame } from '../../../web/ui/page.tsx'
import { Sheet, Stack } from '../../../web/ui/sheet.tsx'
import { Status, type Tone } from '../../../web/ui/status.tsx'
import { toast } from '../../../web/ui/toast.tsx'
import { useForm } from '../../../web/ui/use-form.ts'
import { listing, nb, sentence } from '../../../web/ui/words.ts'
import { maxFileBytes, maxFilesOfRecord } from '../../files/contract.ts'
import type { UploadedFile } from '../../files/web/upload.ts'
import { useUpload } from '../../files/web/use-upload.ts'
import { RoleName, roleNotes, roleWords } from '../../identity/contract.ts'
import { askStatus, ownStatus, statusWords, type StatusRequest, type StatusState } from '../contract.ts'
import { statusText as text } from './status-text.ts'

const key = ['status'] as const
const tones: Readonly<Record<StatusState, Tone>> = {
  review: 'ours',
  second: 'ours',
  given: 'done',
  refused: 'refused',
  withdrawn: 'quiet',
}

export function Page() {
  const { work } = usePerson()
  const query = useQuery({ queryKey: key, queryFn: ({ signal }) => call(ownStatus, {}, { signal }) })
  useRefreshOn('staff.', key)
  useRefreshOn('application.', key)
  const data = query.data
  const isUnderWay = data?.requests.some((r) => r.settledAt === null) === true
  return (
    <Frame
      title={text.title}
      note={text.note}
      aside={
        <Stack>
          <Sheet title={text.now}>
            <Facts
              column
              facts={[[text.roles, sentence(listing(work.held.map((h) => roleWords[h.role].toLowerCase())))]]}
            />
          </Sheet>
          <Sheet title={text.how}>
            <Steps steps={text.steps} />
          </Sheet>
        </Stack>
      }
    >
      <>
        {query.isLoading && <Waiting what="Загружаем заявку" rows={1} shape="first" />}
        {data && !isUnderWay && data.offered.length > 0 && (
          <AskForm offered={data.offered} held={data.held} />
        )}
        <Sheet title={text.requests} bare>
          <Face
            query={query}
            what={text.what}
            failedTitle={text.failed}
            waiting={<Waiting what={text.requests} rows={3} />}
            isEmpty={(known) => known.requests.length === 0}
            empty={<Empty title={text.empty}>{text.emptyNote}</Empty>}
          >
            {(known) => (
              <List name={text.requests}>
                {known.requests.map((r) => (
                  <RequestLine key={r.id} request={r} />
                ))}
              </List>
            )}
          </Face>
        </Sheet>
      </>
    </Frame>
  )
}

function RequestLine({ request: r }: { readonly request: StatusRequest }) {
  const now = useNow()
  const about = [
    text.number(r.application.number),
    r.organisation?.name,
    r.insteadOf && text.instead(roleWords[r.insteadOf].toLowerCase()),
    moment(r.settledAt ?? r.askedAt, now),
  ].filter(Boolean)
  return (
    <Row
      title={roleWords[r.role]}
      href={`/applications/${r.application.id}`}
      status={<Status tone={tones[r.state]}>{statusWords[r.state]}</Status>}
      note={
        <>
          {nb(about.join(', '))}
          {r.why && (
            <>
              <br />
              {nb(text.why(r.why))}
            </>
          )}
        </>
      }
    />
  )
}

type RoleWord = keyof typeof roleWords

interface Typed {
  role: string
  insteadOf: string
  organisationId: Option | null
  words: string
  fileIds: readonly UploadedFile[]
}

const labels = {
  role: text.role,
  insteadOf: text.insteadOf,
  organisationId: text.organisation,
  words: text.words,
  fileIds: text.files,
}

function AskForm({
  offered,
  held,
}: {
  readonly offered: readonly RoleWord[]
  readonly held: readonly RoleWord[]
}) {
  const cache = useQueryClient()
  const upload = useUpload('application-message')
  const form = useForm<Typed>({
    initial: { role: '', insteadOf: '', organisationId: null, words: '', fileIds: [] },
    labels,
    check: (v) => (v.role ? [] : [{ field: 'role', message: 'Выберите роль' }]),
    send: async (v) => {
      await call(askStatus, {
        body: {
          role: RoleName.parse(v.role),
          insteadOf: v.insteadOf ? RoleName.parse(v.insteadOf) : null,
          organisationId: v.organisationId?.value || null,
          words: v.words,
          fileIds: v.fileIds.map((f) => f.id),
        },
      })
      toast(text.sent)
      await cache.invalidateQueries({ queryKey: key })
    },
  })
  const needsPlace = form.values.role === 'manager' || form.values.role === 'provider'
  return (
    <Sheet title={text.ask}>
      <Form form={form} name={text.ask} after="и можно отправлять">
        <Fields>
          <SelectField
            label={text.role}
            options={offered.map((value) => ({ value, label: roleWords[value], note: roleNotes[value] }))}
            searchable={false}
            {...form.bind('role')}
          />
          {held.length > 0 && (
            <SelectField
              label={text.insteadOf}
              hint={text.insteadOfHint}
              options={[
                { value: '', label: text.beside },
                ...held.map((value) => ({ value, label: roleWords[value] })),
              ]}
              searchable={false}
              {...form.bind('insteadOf')}
            />
          )}
          <PickField
            label={text.organisation}
            optional={!needsPlace}
            find={placesBy}
            {...form.bind('organisationId')}
          />
          <TextArea
            label={text.words}
            hint={text.wordsHint}
            rows={3}
            maxLength={1000}
            {...form.bind('words')}
          />
          <FileDrop
            {...form.bind('fileIds')}
            label={text.files}
            hint={text.filesHint}
            upload={upload}
            maxFiles={maxFilesOfRecord}
            maxBytes={maxFileBytes}
          />
        </Fields>
        <Acts>
          <Button type="submit" busy={form.isSending}>
            {text.send}
          </Button>
        </Acts>
      </Form>
    </Sheet>
  )
}
