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
  what_import: 'incorporado',
  what_claim: 'escrito a mano',
  what_decision: 'resuelto',
  setAside_one: 'Se apartó {{count}} archivo o texto: lleva la leyenda de un documento clasificado',
  setAside_many: 'Se apartaron {{count}} de archivos o textos: llevan la leyenda de un documento clasificado',
  setAside_other: 'Se apartaron {{count}} archivos o textos: llevan la leyenda de un documento clasificado',
  setAsideHow:
    'Aquí no se conservó nada de ellos. Hable con quien los trajo y haga que los originales se traten según sus normas.',
  setAsideBefore_one: '{{count}} anterior',
  setAsideBefore_many: '{{count}} de anteriores',
  setAsideBefore_other: '{{count}} anteriores',
  how_file: 'un archivo',
  how_command: 'un archivo, por la línea de órdenes',
  how_typed: 'un informe escrito',
  nothing: 'Aquí no hay nada que usted pueda seguir',
  nothingHow: 'Aquí aparecen los informes que usted puede leer y las decisiones sobre ellos.',
  more: 'Mostrar anteriores',
};
