import { ok } from '@trama/model';
import { type Command, stringOption } from '../command.js';
import { onFolder } from '../folder.js';

export const readerAdd: Command = {
  name: 'reader add',
  summary: {
    en: 'Make a reader, and the agency where it is new; prints a one-time sign-in link.',
    es: 'Crea una persona usuaria, y su dependencia si es nueva; imprime un enlace de un solo uso.',
  },
  positionals: 'USER',
  arity: [1, 1],
  options: {
    agency: {
      type: 'string',
      value: 'ID',
      required: true,
      help: { en: 'agency id, such as mx-fgr', es: 'clave de la dependencia, como mx-fgr' },
    },
    country: { type: 'string', value: 'ISO3', help: { en: 'country, such as MEX', es: 'país, como MEX' } },
    role: {
      type: 'string',
      value: 'ROLE',
      help: {
        en: 'analyst (default), reviewer, supervisor, liaison, auditor or admin',
        es: 'analyst (por omisión), reviewer, supervisor, liaison, auditor o admin',
      },
    },
  },
  async run(call) {
    const answer = await onFolder(call, (operations) =>
      operations.readerAdd({
        user: call.positionals[0] as string,
        agency: stringOption(call, 'agency') as string,
        country: stringOption(call, 'country'),
        role: stringOption(call, 'role'),
      }),
    );
    if (!answer.ok) return answer;
    const { user, agency, role, link, key } = answer.value;
    const lines =
      call.language === 'es'
        ? [
            `${user} (${agency}, ${role})`,
            'Enlace de acceso, para una sola vez en 24 h:',
            link,
            `Clave de acceso, se muestra solo ahora: ${key}`,
          ]
        : [
            `${user} (${agency}, ${role})`,
            'Sign-in link, good once within 24 h:',
            link,
            `Access key, shown only now: ${key}`,
          ];
    return ok({ json: { user, agency, role, link, key }, lines });
  },
};

export const readerLink: Command = {
  name: 'reader link',
  summary: {
    en: 'Link an account of the OpenID provider with a reader, who then signs in by it.',
    es: 'Vincula una cuenta del proveedor OpenID con una persona usuaria, que entra con ella.',
  },
  positionals: 'USER',
  arity: [1, 1],
  options: {
    subject: {
      type: 'string',
      value: 'NAME',
      required: true,
      help: {
        en: 'what the provider calls the account (sub); the page of a refused sign-in shows it',
        es: 'cómo llama el proveedor a la cuenta (sub); lo muestra la página de un acceso rechazado',
      },
    },
    issuer: {
      type: 'string',
      value: 'URL',
      help: {
        en: 'address of the provider; default TRAMA_OIDC_ISSUER',
        es: 'dirección del proveedor; por omisión TRAMA_OIDC_ISSUER',
      },
    },
  },
  async run(call) {
    const link = {
      user: call.positionals[0] as string,
      subject: stringOption(call, 'subject') as string,
      issuer: stringOption(call, 'issuer') ?? call.environment.variables.TRAMA_OIDC_ISSUER ?? '',
    };
    const answer = await onFolder(call, (operations) => operations.readerLink(link));
    if (!answer.ok) return answer;
    const { user, subject, issuer } = answer.value;
    const es = call.language === 'es';
    return ok({
      json: answer.value,
      lines: [es ? `${user} entra como ${subject} de ${issuer}` : `${user} signs in as ${subject} of ${issuer}`],
    });
  },
};

export const readerList: Command = {
  name: 'reader list',
  summary: { en: 'List the readers of the data folder.', es: 'Lista las personas usuarias de la carpeta de datos.' },
  positionals: '',
  arity: [0, 0],
  options: {},
  async run(call) {
    const answer = await onFolder(call, (operations) => operations.readerList());
    if (!answer.ok) return answer;
    return ok({
      json: answer.value.map(({ user, agency, role }) => ({ user, agency, role })),
      lines: answer.value.map(({ user, agency, role }) => `${user}\t${agency}\t${role}`),
    });
  },
};
