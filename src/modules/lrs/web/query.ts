/** Where answers about foreign systems lie. */
export const clientsKey = ['lrs', 'clients'] as const
