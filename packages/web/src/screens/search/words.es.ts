import type { Words } from '../../language/words.js';
import type { searchEn } from './words.en.js';

export const searchEs: Words<typeof searchEn> = {
  title: 'Búsqueda',
  field: 'Nombre, alias, identificador, palabras de un informe',
  start: 'Busque en lo que puede leer',
  startHow: 'Acentos y mayúsculas no importan; también se hallan grafías parecidas.',
  subjects: 'Sujetos',
  reports: 'Informes',
  nothing: 'Nada para «{{query}}»',
  nothingHow: 'Pruebe con menos letras, con un solo apellido o con otra ortografía.',
  ties_one: '{{count}} vínculo',
  ties_many: '{{count}} de vínculos',
  ties_other: '{{count}} vínculos',
  more: 'Mostrar más',
  keyField: 'Escribir en el campo de búsqueda',
  keyNext: 'Resultado siguiente',
  keyPrevious: 'Resultado anterior',
};
