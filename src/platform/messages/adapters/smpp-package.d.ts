/** The part of the package `smpp` that we use; it ships no types. */
declare module 'smpp' {
  import type { EventEmitter } from 'node:events'
  import type { Server as NetServer } from 'node:net'

  export interface PDU {
    readonly command: string
    readonly command_status: number
    readonly sequence_number: number
    readonly [field: string]: unknown
    response: (options?: Record<string, unknown>) => PDU
  }
  export const PDU: new (command: string, options?: Record<string, unknown>) => PDU
  export interface Session extends EventEmitter {
    readonly socket: import('node:net').Socket
    send: (pdu: PDU, onReply?: (reply: PDU) => void) => boolean
    close: (done?: () => void) => void
    destroy: (done?: () => void) => void
  }
  export interface Server extends NetServer {
    readonly sessions: Session[]
  }
  export function connect(options: Record<string, unknown>): Session
  export function createServer(
    options: Record<string, unknown>,
    onSession: (session: Session) => void,
  ): Server
}
