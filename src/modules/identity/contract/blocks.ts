/** Blocks of sign-in as people see them: what is closed, why, until when, what it stopped, how it ends. */
import { z } from 'zod'
import { refusal } from '../../../platform/problem.ts'

/** What was recognised. */
export const BlockKind = z.enum([
  'guessing',
  'known-device',
  'code',
  'address',
  'spray',
  'one-password',
  'account',
])
export type BlockKind = z.output<typeof BlockKind>

/** In one short line. */
export const blockWords: Readonly<Record<BlockKind, string>> = {
  guessing: 'Подбор пароля с незнакомых устройств',
  'known-device': 'Неверный пароль на своём устройстве',
  code: 'Подбор кода подтверждения',
  address: 'Много неудачных входов с одного адреса',
  spray: 'Перебор учётных записей с одного адреса',
  'one-password': 'Один пароль ко многим учётным записям',
  account: 'Пароль отключён: сто неудач подряд',
}

export const BlockState = z.enum(['holds', 'expired', 'lifted'])
export type BlockState = z.output<typeof BlockState>

/** As the person whom it protects sees it: from where, but not the whole address of a stranger. */
export const OwnBlock = z.object({
  id: z.uuid(),
  kind: BlockKind,
  reason: z.string(),
  at: z.iso.datetime(),
  until: z.iso.datetime(),
  state: BlockState,
  /** Failures that began it, and attempts it turned away. */
  failures: z.int(),
  stopped: z.int(),
  /** «10.3.0.•». */
  from: z.array(z.string()),
})
export type OwnBlock = z.output<typeof OwnBlock>

export const blockNotFound = refusal('block.not-found', 404, 'Такой блокировки нет')
export const blockOver = refusal('block.over', 409, 'Эта блокировка уже закончилась')
export const blockOwn = refusal('block.own', 403, 'Свою блокировку снимает другой администратор')
