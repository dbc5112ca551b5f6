/** Addresses of Госуслуги in the profile: the link, the comparison, the organisation that acts, two accounts made one. */
import { quiet, serve, type Server } from '../../../platform/serve.ts'
import * as contract from '../contract.ts'
import { actForOrganisation } from '../use-cases/act-for-organisation.ts'
import { setSignedOut, setSwitched } from '../use-cases/cookies.ts'
import { finishInProfile } from '../use-cases/esia/finish-in-profile.ts'
import { readEsiaProfile } from '../use-cases/esia/read-esia-profile.ts'
import { startLinking, startSynchronising } from '../use-cases/esia/start-in-profile.ts'
import { unlinkEsia } from '../use-cases/esia/unlink.ts'
import { agreeToMerge, readMergeProposal, refuseMerge } from '../use-cases/merge/agree-to-merge.ts'
import { confirmMerge } from '../use-cases/merge/confirm-merge.ts'
import { readMerge } from '../use-cases/merge/read-merge.ts'

export function serveEsiaProfile(server: Server): void {
  serve(server, contract.readEsiaProfile, {
    permission: 'profile.own',
    audit: quiet('человек смотрит свой профиль'),
    run: (ctx) => readEsiaProfile(ctx),
  })
  serve(server, contract.startSynchronising, {
    permission: 'profile.own',
    audit: quiet('ничего ещё не сделано; возврат с Госуслуг в журнале есть'),
    run: (ctx) => startSynchronising(ctx),
  })
  serve(server, contract.startLinking, {
    permission: 'profile.own',
    audit: quiet('ничего ещё не сделано; возврат с Госуслуг в журнале есть'),
    run: (ctx) => startLinking(ctx),
  })
  serve(server, contract.finishEsia, {
    permission: 'profile.own',
    audit: 'esia-compared',
    run: (ctx, { body }) =>
      finishInProfile(ctx, {
        state: body.state,
        code: body.code,
        error: body.error,
        errorDescription: body.errorDescription,
      }),
  })
  serve(server, contract.unlinkEsia, {
    permission: 'profile.own',
    audit: 'esia-unlinked',
    run: (ctx) => unlinkEsia(ctx),
  })
  serve(server, contract.actForOrganisation, {
    permission: 'profile.own',
    audit: 'organisation-chosen',
    run: async (ctx, { body, http }) => {
      const done = await actForOrganisation(ctx, body.employmentId)
      setSwitched(http.reply, done.sessionToken)
      return done.session
    },
  })
  serveMerging(server)
}

function serveMerging(server: Server): void {
  serve(server, contract.readMerge, {
    permission: 'profile.own',
    audit: 'merge-seen',
    run: async (ctx, { params }) => {
      const offer = await readMerge(ctx, params.id, server.belongings)
      await ctx.record({ subjectId: ctx.actor.personId, object: { kind: 'merge', id: params.id } })
      return offer
    },
  })
  serve(server, contract.confirmMerge, {
    permission: 'profile.own',
    audit: 'accounts-merged',
    run: async (ctx, { params, http }) => {
      const done = await confirmMerge(ctx, params.id, server.belongings)
      setSignedOut(http.reply, false)
      return done
    },
  })
  serve(server, contract.readMergeProposal, {
    permission: 'profile.own',
    audit: quiet('человек смотрит, что ему предложено'),
    run: async (ctx) => ({ proposal: await readMergeProposal(ctx, server.belongings) }),
  })
  serve(server, contract.agreeToMerge, {
    permission: 'profile.own',
    audit: 'merge-agreed',
    idempotent: true,
    run: async (ctx, { body, http }) => {
      const done = await agreeToMerge(ctx, body.id, server.belongings)
      if (done.isSignedOut) setSignedOut(http.reply, false)
      return done
    },
  })
  serve(server, contract.refuseMerge, {
    permission: 'profile.own',
    audit: 'merge-refused',
    run: (ctx, { body }) => refuseMerge(ctx, body.id),
  })
}
