/** Where the thing that an application is about can be seen and mended. */
const places: Readonly<Record<string, (id: string) => string>> = {
  'education-record': (id) => `/documents/${id}`,
  'status-change': () => '/status',
  'professional-activity': (id) => `/credits/activities/${id}`,
  'organisation-registration': (id) => `/registrations/${id}`,
  'licence-paper': (id) => `/licences/${id}`,
}

export const recordHref = (kind: string, subjectId: string): string | undefined => places[kind]?.(subjectId)
