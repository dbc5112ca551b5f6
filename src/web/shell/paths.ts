/** Addresses that the shell itself knows. A link is drawn only where such a page is declared. */
export const paths = {
  home: '/',
  signIn: '/sign-in',
  notifications: '/notifications',
  help: '/help',
  more: '/more',
  role: '/role',
  licences: '/licences',
  secondMethod: '/second-method',
} as const
