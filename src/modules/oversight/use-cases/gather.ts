/** What happened in one day, counted from the journal and the sign-ins, laid before the rules. */
import type { Context } from '../../../platform/context.ts'
import { byHour, crowds, lookings, type Hour, type Span } from '../../../platform/journal/scan.ts'
import { readPolicy } from '../../../platform/policy/read.ts'
import { blocksBegun, peopleOfSessions, strangeSignIns } from '../../identity/index.ts'
import type { HourCount, Totals } from '../contract.ts'
import * as domain from '../domain.ts'
import * as store from '../store.ts'

export interface Gathered {
  readonly found: readonly domain.Found[]
  readonly totals: Totals
  readonly hours: readonly HourCount[]
  readonly volumes: readonly store.VolumeRow[]
}

export async function gather(ctx: Context, day: string): Promise<Gathered> {
  const span = domain.spanOf(day)
  const rules = domain.rulesOf(await readPolicy(ctx.db, span.until))
  const volumes = await lookings(ctx.db, { ...span, opened: domain.opened, searched: domain.searched })
  const blocks = await blocksBegun(ctx, span)
  const hours = await hoursOf(ctx, span)
  return {
    found: [
      ...(await atTheDoor(ctx, span, rules)),
      ...(await afterTheDoor(ctx, span, rules)),
      ...domain.breaks(await withHabits(ctx, day, volumes), rules),
      ...blocks
        .filter((b) => b.kind === 'one-password')
        .map((b) => ({
          kind: 'one-password' as const,
          personId: null,
          address: null,
          since: b.at,
          until: b.at,
          numbers: { accounts: b.accounts ?? 0, places: b.addresses.length },
          evidence: [],
        })),
    ],
    totals: {
      signIns: sum(hours, 'signIns'),
      failures: sum(hours, 'failures'),
      stopped: sum(hours, 'stopped'),
      blocks: blocks.length,
      looks: volumes.reduce((all, v) => all + v.looks, 0),
    },
    hours,
    volumes,
  }
}

const sum = (hours: readonly HourCount[], what: 'signIns' | 'failures' | 'stopped'): number =>
  hours.reduce((all, hour) => all + hour[what], 0)

async function hoursOf(ctx: Context, span: Span): Promise<HourCount[]> {
  const { passwordTried, signedIn, wrongCode, stopped } = domain
  const at = (hours: readonly Hour[], hour: number) => hours.find((h) => h.hour === hour)?.count ?? 0
  const right = await byHour(ctx.db, { ...span, codes: [signedIn] })
  const wrong = await byHour(ctx.db, { ...span, codes: [passwordTried], said: { isRight: false } })
  const codes = await byHour(ctx.db, { ...span, codes: [], refusedFor: wrongCode })
  const turned = await byHour(ctx.db, { ...span, codes: [], refusedFor: stopped })
  return Array.from({ length: 24 }, (_, hour) => ({
    hour,
    signIns: at(right, hour),
    failures: at(wrong, hour) + at(codes, hour),
    stopped: at(turned, hour),
  }))
}

async function atTheDoor(ctx: Context, span: Span, rules: domain.Rules): Promise<domain.Found[]> {
  const { passwordTried, recoveryAsked, wrongCode } = domain
  const tried = { ...span, codes: [passwordTried] }
  const wrong = { ...tried, said: { isRight: false } }
  const failed = await crowds(ctx.db, { ...wrong, by: 'place', least: rules.sprayAccounts })
  const right = await crowds(ctx.db, {
    ...tried,
    said: { isRight: true },
    by: 'place',
    least: 1,
    among: failed.map((f) => f.key),
  })
  const guessed = await crowds(ctx.db, {
    ...wrong,
    said: { isRight: false, knownDevice: false },
    by: 'login',
    least: rules.guessingFailures,
  })
  const asked = { ...span, codes: [recoveryAsked], by: 'place', least: rules.recoveryRequests } as const
  const codes = await crowds(ctx.db, { ...span, codes: [], refusedFor: wrongCode, by: 'actor', least: 1 })
  const owners = await peopleOfSessions(
    ctx,
    codes.map((c) => c.key),
  )
  return [
    ...domain.sprays(failed, new Map(right.map((r) => [r.key, r.count])), rules),
    ...domain.guesses(guessed, rules),
    ...domain.codeGuesses(
      codes.map((c) => ({ ...c, personId: owners.get(c.key) ?? c.key })),
      rules,
    ),
    ...domain.floods(await crowds(ctx.db, asked), rules),
  ]
}

async function afterTheDoor(ctx: Context, span: Span, rules: domain.Rules): Promise<domain.Found[]> {
  const strange = domain.strange(await strangeSignIns(ctx, span), rules)
  const sessions = strange.flatMap((s) => s.sessionIds)
  const entries = await crowds(ctx.db, {
    ...span,
    codes: [domain.signedIn],
    by: 'session',
    least: 1,
    among: sessions,
  })
  const evidence = new Map(entries.map((e) => [e.key, e.evidence]))
  const refused = await crowds(ctx.db, {
    ...span,
    codes: [],
    refusedFor: domain.nothingThere,
    by: 'person',
    least: rules.probingRefusals,
  })
  return [
    ...strange.map(({ sessionIds, ...found }) => ({
      ...found,
      evidence: sessionIds.flatMap((id) => evidence.get(id) ?? []).slice(0, 50),
    })),
    ...domain.probes(refused, rules),
  ]
}

async function withHabits(
  ctx: Context,
  day: string,
  volumes: Awaited<ReturnType<typeof lookings>>,
): Promise<domain.Volume[]> {
  const before = await store.volumesBefore(
    ctx.db,
    volumes.map((v) => v.actorId),
    day,
  )
  return volumes.map((v) => ({ ...v, before: before.get(v.actorId) ?? [] }))
}
