export const signInEn = {
  title: 'Sign in',
  what: 'A workbench for sourced reports about organized crime.',
  user: 'User',
  secret: 'Password or key',
  secretHelp: 'No password yet? Use the key that was shown when your user was made, or ask for a new sign-in link.',
  submit: 'Sign in',
} as const;
