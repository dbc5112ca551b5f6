/** A letter as text and as plain HTML: no pictures, nothing fetched, nothing counted. Pure. */
import type { OutgoingMessage } from '../messenger.ts'

const escape = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')

const signature = 'Портал НМО. На это письмо отвечать не нужно.'

export const textBody = (m: OutgoingMessage): string =>
  [m.text, ...(m.link ? [m.link] : []), `-- \n${signature}`].join('\n\n')

export function htmlBody(m: OutgoingMessage): string {
  const paragraphs = m.text.split('\n\n').map((p) => `<p>${escape(p).replace(/\n/g, '<br>')}</p>`)
  const way = m.link ? [`<p><a href="${escape(m.link)}">${escape(m.link)}</a></p>`] : []
  return [
    '<!doctype html><html lang="ru"><meta charset="utf-8">',
    `<title>${escape(m.subject)}</title>`,
    '<body style="font:16px/24px sans-serif;color:#18242a;max-width:42rem;margin:24px auto;padding:0 16px">',
    `<h1 style="font-size:20px;line-height:26px">${escape(m.subject)}</h1>`,
    ...paragraphs,
    ...way,
    `<p style="color:#5a5d59;font-size:14px">${signature}</p></body></html>`,
  ].join('\n')
}
