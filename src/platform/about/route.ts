/** `GET /api/about`. */
import { quiet, serve, type Server } from '../serve.ts'
import { about } from './contract.ts'

export const serveAbout = (server: Server): void =>
  serve(server, about, {
    permission: 'public',
    audit: quiet('открытые сведения'),
    run: async ({ services: { settings } }) => ({
      profile: settings.NMO_PROFILE,
      supportPhone: settings.SUPPORT_PHONE,
      supportEmail: settings.SUPPORT_EMAIL,
      esiaUrl: settings.ESIA_URL,
    }),
  })
