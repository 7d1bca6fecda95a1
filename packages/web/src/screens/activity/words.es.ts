import type { Words } from '../../language/words.js';
import type { activityEn } from './words.en.js';

export const activityEs: Words<typeof activityEn> = {
  title: 'Actividad',
  when: 'Cuándo',
  who: 'Quién',
  agency: 'Dependencia',
  what: 'Qué',
  about: 'Sobre',
  kind_report: 'Informe',
  kind_decision: 'Decisión',
  kind_claim: 'Dato',
  kind_judgement: 'Dictamen',
  kind_assessment: 'Calidad',
  undone: 'deshecha',
  nothing: 'Aquí no hay nada que usted pueda seguir',
  nothingHow: 'Aquí aparecen los informes que usted puede leer y las decisiones sobre ellos.',
  more: 'Mostrar anteriores',
};
