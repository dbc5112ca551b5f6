/* What the CATAPULT suite calls an LMS: each call is one request to the desk that `cmi5.ts` opens beside the portal. CommonJS, because the suite requires it, and its Jest knows no `node:`. */
const http = require('http')
const path = require('path')
const { InvalidPackageError } = require(path.join(process.env.CATAPULT_FOLDER, 'lib/errors'))

function ask(address, body, contentType = 'application/json') {
  return new Promise((done, fail) => {
    const outgoing = http.request(
      `${process.env.CATAPULT_DESK}${address}`,
      { method: 'POST', headers: { 'content-type': contentType } },
      (reply) => {
        let text = ''
        reply.setEncoding('utf8')
        reply.on('data', (piece) => (text += piece))
        reply.on('end', () => done({ status: reply.statusCode, body: JSON.parse(text || '{}') }))
      },
    )
    outgoing.once('error', fail)
    if (body && typeof body.pipe === 'function') body.pipe(outgoing)
    else outgoing.end(JSON.stringify(body))
  })
}

async function must(path, body) {
  const reply = await ask(path, body)
  if (reply.status !== 200) throw new Error(`${path}: ${reply.status} ${JSON.stringify(reply.body)}`)
  return reply.body
}

module.exports = {
  setup: async () => {},
  teardown: async () => {},
  cleanup: async () => {},
  getLrsEndpoint: () => process.env.CATAPULT_LRS,
  getLrsAuthHeader: () => process.env.CATAPULT_LRS_AUTH,
  importCourse: async (stream, contentType) => {
    const reply = await ask('/courses', stream, contentType)
    if (reply.status === 422) throw new InvalidPackageError(reply.body.faults.join('; '))
    if (reply.status !== 200) throw new Error(`import: ${reply.status}`)
    return reply.body.id
  },
  getLaunchUrl: async (courseId, auIndex, actor, { registration, launchMode }) =>
    (await must('/launch', { courseId, auIndex, registration, launchMode })).url,
  hasWaive: () => true,
  waiveAU: (registration, auIndex, reason) => must('/waive', { registration, auIndex, reason }),
  hasAbandon: () => true,
  abandonSession: (sessionId) => must('/abandon', { sessionId }),
}
