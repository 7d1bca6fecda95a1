import type { Words } from '../../language/words.js';
import type { auditEn } from './words.en.js';

export const auditEs: Words<typeof auditEn> = {
  title: 'Auditoría',
  what: 'Cada lectura de contenido y cada escritura es un asiento de una cadena. Cada asiento lleva el resumen del anterior; aquello de que trata se guarda como resumen con clave, nunca como contenido.',
  verify: 'Verificar la cadena',
  verifying: 'Verificando',
  whole: 'La cadena está íntegra: {{entries}} asientos. Último: {{head}}',
  broken: 'La cadena está rota en el asiento {{at}}: {{why}}',
  brokenHow: 'Deje la carpeta como está, compare con el punto de control guardado fuera y avise a supervisión.',
  seq: 'Asiento',
  at: 'Cuándo',
  user: 'Persona',
  agency: 'Dependencia',
  action: 'Acción',
  outcome: 'Resultado',
  object: 'Objeto (resumen)',
  outcome_done: 'hecho',
  outcome_refused: 'rechazado',
  osUser: 'línea de órdenes: {{user}}',
  filterUser: 'Persona',
  filterAction: 'Acción',
  anyAction: 'Cualquier acción',
  nothing: 'Ningún asiento corresponde',
  nothingHow: 'Quite un filtro.',
  more: 'Mostrar anteriores',
  keyVerify: 'Verificar la cadena',
};
