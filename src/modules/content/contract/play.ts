/** Playing of an item: what the portal's page is told, and the only words that it and the player say to each other. */
import { z } from 'zod'
import { endpoint } from '../../../platform/endpoint.ts'
import { ExternalPlace } from './external-place.ts'
import { ScormInside } from './inside.ts'
import { itemNotFound, materialNotReady } from './refusals.ts'

/** What a package kept last time, by lesson. */
const Kept = z.record(z.string(), z.record(z.string(), z.unknown()))

const opened = {
  itemId: z.uuid(),
  title: z.string(),
  /** Where the content lives: the only origin that the page listens to. */
  origin: z.string(),
  /** Address of the player, of the film or of the document, good for some hours. */
  url: z.string(),
  until: z.iso.datetime(),
}
export const Launch = z.discriminatedUnion('kind', [
  z.object({
    kind: z.enum(['scorm12', 'scorm2004']),
    ...opened,
    inside: ScormInside,
    /** Under which the files of the package lie. */
    base: z.string(),
    kept: Kept,
    learner: z.object({ id: z.string(), name: z.string() }),
  }),
  z.object({
    kind: z.literal('video'),
    ...opened,
    seconds: z.number(),
    place: z.int(),
    watched: z.array(z.tuple([z.number(), z.number()])),
    share: z.number(),
    /** Address of its captions, on the same origin; null: there are none. */
    captions: z.string().nullable(),
  }),
  /** With its key in the address, as the convention of TinCan has it. */
  z.object({
    kind: z.literal('xapi'),
    ...opened,
    /** Who keeps what it says without a line, and of which launch; null: a look, of which nothing is kept. */
    keeping: z.object({ url: z.string(), sessionId: z.uuid() }).nullable(),
  }),
  z.object({ kind: z.literal('pdf'), ...opened, pages: z.int(), place: z.int() }),
  /** Opened in a window of its own; `url` has the way back in it. */
  z.object({
    kind: z.literal('external'),
    itemId: z.uuid(),
    title: z.string(),
    ...ExternalPlace.shape,
    returnUrl: z.string(),
  }),
])
export type Launch = z.output<typeof Launch>

/** A course of cmi5 is looked at by its lessons, each launched by itself. */
export const Preview = z.discriminatedUnion('kind', [
  ...Launch.options,
  z.object({
    kind: z.literal('cmi5'),
    itemId: z.uuid(),
    title: z.string(),
    units: z.array(z.object({ number: z.int(), title: z.string() })),
  }),
])
export type Preview = z.output<typeof Preview>

export const previewItem = endpoint({
  method: 'POST',
  path: '/api/content/items/:id/preview',
  summary: 'Посмотреть раздел так, как его увидит слушатель; ничего не засчитывается',
  params: z.object({ id: z.uuid() }),
  reply: Preview,
  problems: [itemNotFound, materialNotReady],
})

/** From the page to the player. `nmo` marks our words among those of others. */
export const ToPlayer = z.discriminatedUnion('say', [
  z.object({
    nmo: z.literal(1),
    say: z.literal('start'),
    inside: ScormInside,
    base: z.string(),
    kept: Kept,
    learner: z.object({ id: z.string(), name: z.string() }),
    isPreview: z.boolean(),
  }),
  /** The page is being left: commit now. */
  z.object({ nmo: z.literal(1), say: z.literal('leave') }),
])
export type ToPlayer = z.output<typeof ToPlayer>

export const FromPlayer = z.discriminatedUnion('say', [
  z.object({ nmo: z.literal(1), say: z.literal('ready') }),
  z.object({
    nmo: z.literal(1),
    say: z.literal('commit'),
    sco: z.string().max(4000),
    cmi: z.record(z.string(), z.unknown()),
    isEnd: z.boolean(),
  }),
  z.object({ nmo: z.literal(1), say: z.literal('lesson'), sco: z.string().max(4000) }),
  z.object({ nmo: z.literal(1), say: z.literal('left') }),
])
export type FromPlayer = z.output<typeof FromPlayer>
/** What a package keeps of its learner is small; the standard allows 64 000 letters of suspend data. */
export const maxCmiLetters = 200_000
