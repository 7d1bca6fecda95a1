export const signInEn = {
  title: 'Sign in',
  what: 'A workbench for sourced reports about organized crime.',
  user: 'User',
  secret: 'Password or key',
  secretHelp: 'No password yet? Use the key that was shown when your user was made, or ask for a new sign-in link.',
  submit: 'Sign in',
  byPasskey: 'Sign in with a passkey',
  byProvider: 'Sign in at {{name}}',
  passkeysAt: 'Browsers take no passkeys at an address that is a number. They work at',
} as const;
