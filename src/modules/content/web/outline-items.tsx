/** The items of a programme in their order: looked at, moved, named, taken away. */
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useState } from 'react'
import { Button, IconButton } from '../../../web/ui/button.tsx'
import { Dialog } from '../../../web/ui/dialog.tsx'
import { Empty } from '../../../web/ui/faces.tsx'
import { Checkbox } from '../../../web/ui/fields/choice-field.tsx'
import { TextField } from '../../../web/ui/fields/text-field.tsx'
import { Acts, Fields, Form } from '../../../web/ui/form.tsx'
import { List, Row } from '../../../web/ui/list.tsx'
import { Sheet } from '../../../web/ui/sheet.tsx'
import { Status } from '../../../web/ui/status.tsx'
import { useForm } from '../../../web/ui/use-form.ts'
import type { DeskItem, Outline } from '../contract.ts'
import { captionWords } from './captions-text.ts'
import { Captions } from './captions.tsx'
import { ExternalForm } from './external-form.tsx'
import { RemoveItem, useSaveItems } from './save-items.tsx'
import { TestForm } from './test-form.tsx'
import { words } from './text.ts'

export function Items({ outline: o }: { readonly outline: Outline }) {
  const save = useSaveItems(o, words.saved)
  const [changing, setChanging] = useState<DeskItem | null>(null)
  const [captioned, setCaptioned] = useState<DeskItem | null>(null)
  const moved = (from: number, to: number): DeskItem[] => {
    const next = [...o.items]
    next.splice(to, 0, ...next.splice(from, 1))
    return next
  }
  return (
    <Sheet title={words.items} bare>
      {o.items.length === 0 && <Empty title={words.empty}>{words.emptyNote}</Empty>}
      <List name={words.items}>
        {o.items.map((item, i) => (
          <Row
            key={item.id}
            title={`${i + 1}. ${item.title}`}
            href={item.kind === 'test' ? undefined : `/teaching/${o.programmeId}/content/${item.id}`}
            status={isSilent(item) && <Status tone="yours">{captionWords.none}</Status>}
            note={aboutLine(item)}
            act={
              o.can.change && (
                <div className="item-acts">
                  <IconButton
                    label={`${words.up}: ${item.title}`}
                    icon={<IconArrowUp size={20} aria-hidden />}
                    disabled={i === 0 || save.isPending}
                    onClick={() => save.mutate(moved(i, i - 1))}
                  />
                  <IconButton
                    label={`${words.down}: ${item.title}`}
                    icon={<IconArrowDown size={20} aria-hidden />}
                    disabled={i === o.items.length - 1 || save.isPending}
                    onClick={() => save.mutate(moved(i, i + 1))}
                  />
                  {item.kind === 'video' && (
                    <Button
                      kind="plain"
                      size="small"
                      wide={false}
                      label={`${captionWords.title}: ${item.title}`}
                      onClick={() => setCaptioned(item)}
                    >
                      {captionWords.title}
                    </Button>
                  )}
                  <Button
                    kind="plain"
                    size="small"
                    wide={false}
                    label={`${words.edit}: ${item.title}`}
                    onClick={() => setChanging(item)}
                  >
                    {words.edit}
                  </Button>
                </div>
              )
            }
          />
        ))}
      </List>
      {captioned && (
        <Dialog open title={captionWords.title} onClose={() => setCaptioned(null)}>
          <Captions item={captioned} onClose={() => setCaptioned(null)} />
        </Dialog>
      )}
      {changing?.test && <TestForm outline={o} item={changing} onClose={() => setChanging(null)} />}
      {changing?.external && <ExternalForm outline={o} item={changing} onClose={() => setChanging(null)} />}
      {changing && !changing.test && !changing.external && (
        <Dialog open title={words.edit} onClose={() => setChanging(null)} firm>
          <OneItem outline={o} item={changing} onClose={() => setChanging(null)} />
        </Dialog>
      )}
    </Sheet>
  )
}

/** A film that says nothing to whoever cannot hear. */
const isSilent = (item: DeskItem): boolean => item.kind === 'video' && item.captions === null

function aboutLine(item: DeskItem): string {
  const line = [
    item.test ? words.purposes[item.test.rules.purpose] : null,
    words.aboutItem(item.kind, item.amount),
    item.external?.platform ?? null,
    item.captions ? captionWords.has : null,
    item.isRequired ? words.required : words.optional,
  ]
    .filter(Boolean)
    .join(', ')
  return isSilent(item) ? `${line}. ${captionWords.noneNote}` : line
}

interface OneProps {
  readonly outline: Outline
  readonly item: DeskItem
  readonly onClose: () => void
}

function OneItem({ outline: o, item, onClose }: OneProps) {
  const save = useSaveItems(o, words.saved)
  const form = useForm({
    initial: { title: item.title, isRequired: item.isRequired },
    send: async (values) => {
      await save.mutateAsync(o.items.map((i) => (i.id === item.id ? { ...i, ...values } : i)))
      onClose()
    },
  })
  return (
    <Form form={form}>
      <Fields>
        <TextField label={words.itemTitle} maxLength={300} {...form.bind('title')} />
        <Checkbox label={words.isRequired} hint={words.isRequiredHint} {...form.bind('isRequired')} />
      </Fields>
      <Acts>
        <Button type="submit" busy={form.isSending}>
          {words.save}
        </Button>
        <RemoveItem outline={o} item={item} onClose={onClose} />
      </Acts>
    </Form>
  )
}
