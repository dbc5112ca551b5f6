/** What each refusal of ЕСИА means for the person (esia facts §9). Pure. */
import type { EsiaTrouble } from '../../contract.ts'

const byCode: Readonly<Record<string, EsiaTrouble>> = {
  '007002': 'setup',
  '007003': 'setup',
  '007004': 'cancelled',
  '007005': 'setup',
  '007006': 'scope',
  '007007': 'down',
  '007008': 'down',
  '007009': 'setup',
  '007011': 'codeUsed',
  '007012': 'setup',
  '007013': 'scope',
  '007014': 'setup',
  '007015': 'clock',
  '007019': 'scope',
  '007023': 'setup',
  '007027': 'codeUsed',
  '007028': 'cancelled',
  '007036': 'accountBlocked',
  '007046': 'secondStep',
  '007053': 'signature',
  '007055': 'unconfirmed',
  '007060': 'setup',
  '007061': 'setup',
  '007062': 'organisation',
  '007071': 'scope',
  '007194': 'organisation',
  '008010': 'setup',
}

const byError: Readonly<Record<string, EsiaTrouble>> = {
  access_denied: 'cancelled',
  server_error: 'down',
  temporarily_unavailable: 'down',
  invalid_scope: 'scope',
  no_grants: 'scope',
  invalid_grant: 'codeUsed',
  invalid_client: 'setup',
  unauthorized_client: 'setup',
  authorization2faNotAvailable: 'secondStep',
  scopes_not_allowed_to_person_of_org: 'organisation',
}

/** The code says more than the word: a wrong signature comes as `access_denied` too. */
export function troubleOf(
  error: string,
  description: string,
): { readonly trouble: EsiaTrouble; readonly esiaCode: string | null } {
  const esiaCode = /ESIA-(\d{6})/.exec(description)?.[1] ?? null
  return { trouble: (esiaCode && byCode[esiaCode]) || byError[error] || 'other', esiaCode }
}
