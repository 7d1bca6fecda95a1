import type { Words } from '../../language/words.js';
import type { signInEn } from './words.en.js';

export const signInEs: Words<typeof signInEn> = {
  title: 'Iniciar sesión',
  what: 'Mesa de trabajo para informes con fuente sobre delincuencia organizada.',
  user: 'Usuario',
  secret: 'Contraseña o clave',
  secretHelp: '¿Aún sin contraseña? Use la clave que se mostró al crear su usuario o pida un nuevo enlace de acceso.',
  submit: 'Entrar',
  byPasskey: 'Entrar con una llave de acceso',
  byProvider: 'Entrar con {{name}}',
  passkeysAt: 'Los navegadores no aceptan llaves de acceso en una dirección que es un número. Funcionan en',
};
