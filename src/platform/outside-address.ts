/** An address that leads out of the portal: https, a name that everybody can reach, no key of anybody in it. Pure: contracts use it on both sides of the wire. */
import { z } from 'zod'

/** Names that only a house or a machine knows (RFC 2606, 6761, 6762, 8375, 9476 and what routers hand out). */
const innerEndings =
  /(^|\.)(localhost|local|localdomain|internal|intranet|private|corp|home|lan|arpa|test|invalid|onion|alt)$/
const isIp = (host: string): boolean => host.startsWith('[') || /^\d+(\.\d+){3}$/.test(host)

/** A sentence; null: it is good. The browser's own reading of the address is judged, so that «https://2130706433» is seen as what it is. */
export function outsideFault(text: string): string | null {
  let url: URL
  try {
    url = new URL(text)
  } catch {
    return 'Нужен полный адрес: https://…'
  }
  if (url.protocol !== 'https:') return 'Нужен адрес, который начинается с https://'
  if (url.username !== '' || url.password !== '')
    return 'Уберите из адреса имя и пароль: его увидят все слушатели'
  const host = url.hostname.toLowerCase().replace(/\.$/, '')
  if (isIp(host)) return 'Нужно имя сайта, а не IP-адрес'
  if (!host.includes('.') || innerEndings.test(host))
    return 'Такой адрес открывается только внутри вашей сети: нужен общедоступный сайт'
  return null
}

export const maxAddressLetters = 1000

export const OutsideAddress = z
  .string()
  .trim()
  .min(1, 'Укажите адрес')
  .max(maxAddressLetters, 'Не длиннее 1000 знаков')
  .superRefine((text, ctx) => {
    const message = text === '' ? null : outsideFault(text)
    if (message) ctx.addIssue({ code: 'custom', message })
  })
