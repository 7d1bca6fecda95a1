/**
 * What the readers of files say in English of what they found, in Spanish: details of refusals, and why
 * a row was left out. Reasons are kept with a report in one language and shown in the reader's. Names
 * that a source gave pass through as they are. The table may be long.
 */
import type { Language } from './language.js';

const SPANISH: readonly (readonly [RegExp, string])[] = [
  // where
  [/^row (.+)$/, 'fila $1'],
  [/^line (\d+)$/, 'la línea $1'],
  [/^sheet (.+)$/, 'hoja $1'],
  [/^attachment (\d+), (.*)$/, 'adjunto $1, $2'],
  // why an attachment was left out
  [/^not read$/, 'no se lee'],
  [/^not a text$/, 'no es un texto'],
  [/^an empty file$/, 'un archivo vacío'],
  [/^beyond (\d+) attachments or e-mails (\d+) deep$/, 'pasa de $1 adjuntos o de $2 correos uno dentro de otro'],
  [/^beyond (\d+) MB of attachments$/, 'pasa de $1 MB de adjuntos'],
  // why a row was left out
  [/^no id$/, 'sin identificador'],
  [/^no name$/, 'sin nombre'],
  [/^no alias$/, 'sin alias'],
  [/^no start$/, 'sin fecha de inicio'],
  [/^no kind can be read$/, 'no se reconoce el tipo'],
  [/^properties that are no JSON object$/, 'propiedades que no son un objeto JSON'],
  [/^a header alone$/, 'solo un encabezado'],
  [/^one that breaks off or is damaged$/, 'uno cortado o dañado'],
  [/^(\d+) rows that cannot be read, the first in row (\d+)$/, '$1 filas ilegibles, la primera en la fila $2'],
  [/^no JSON object$/, 'no es un objeto JSON'],
  [/^no list number: (.*)$/, 'sin número de lista: $1'],
  [/^no (\S+)$/, 'falta $1'],
  [/^neither a name nor any value$/, 'sin nombre ni valor alguno'],
  [/^second row with the (?:id|list number) (.*)$/, 'segunda fila con el número $1'],
  [/^second entity with the id (.*)$/, 'segunda entidad con el identificador $1'],
  [/^second mention of the same name$/, 'segunda mención del mismo nombre'],
  [/^unknown schema(: .*)?$/, 'clase desconocida$1'],
  [/^unknown property$/, 'propiedad desconocida'],
  [/^unknown kind of alias: (.*)$/, 'tipo de alias desconocido: $1'],
  [/^unknown kind: (.*)$/, 'tipo desconocido: $1'],
  [/^dangling reference(: .*)?$/, 'referencia a algo que no está$1'],
  [/^taken without dangling references: (.*)$/, 'se tomó sin las referencias a lo que no está: $1'],
  [/^a link of an entity with itself$/, 'vínculo de una entidad consigo misma'],
  [/^a tie of (.*) with itself$/, 'vínculo de $1 consigo mismo'],
  [/^an end of the tie is missing$/, 'falta un extremo del vínculo'],
  [/^impossible date in (.*?): (.*)$/, 'fecha imposible en $1: $2'],
  [/^impossible date: (.*)$/, 'fecha imposible: $1'],
  [/^impossible age: (.*)$/, 'edad imposible: $1'],
  [/^coordinate out of range in (.*?): (.*)$/, 'coordenada fuera de rango en $1: $2'],
  [/^latitude out of range: (.*)$/, 'latitud fuera de rango: $1'],
  [/^longitude out of range: (.*)$/, 'longitud fuera de rango: $1'],
  [/^(\S+) out of range: (.*)$/, '$1 fuera de rango: $2'],
  [/^infinite, negative or unreadable weight: (.*)$/, 'peso infinito, negativo o ilegible: $1'],
  [/^infinite, negative or unreadable count in (.*?): (.*)$/, 'cantidad infinita, negativa o ilegible en $1: $2'],
  [/^(\d+) cells, expected (\d+)$/, '$1 celdas, se esperaban $2'],
  [/^(\d+) cells under (\d+) headings$/, '$1 celdas bajo $2 encabezados'],
  [
    /^taken without its name: (.*) is what a spreadsheet makes of one$/,
    'se tomó sin su nombre: $1 es lo que una hoja de cálculo hace de él',
  ],
  [/^(.*) is what a spreadsheet makes of a name$/, '$1 es lo que una hoja de cálculo hace de un nombre'],
  [
    /^taken without its bounds: the lower one \((.*)\) is above the upper one \((.*)\)$/,
    'se tomó sin sus límites: el inferior ($1) es mayor que el superior ($2)',
  ],
  [/^taken without its end: it ends \((.*)\) before it starts$/, 'se tomó sin su fin: termina ($1) antes de empezar'],
  [/^the map leaves out the kind (.*)$/, 'la correspondencia deja fuera el tipo $1'],
  [/^the map leaves out the status (.*)$/, 'la correspondencia deja fuera la situación $1'],
  [/^taken without its status: unknown (.*)$/, 'se tomó sin su situación, que no se conoce: $1'],
  [/^a hidden sheet; (.*) was read$/, 'hoja oculta; se leyó $1'],
  [/^another sheet; (.*) was read$/, 'otra hoja; se leyó $1'],
  // what was expected
  [/^\.(\w+) content$/, 'contenido de .$1'],
  [/^(\w+) content$/, 'contenido $1'],
  [/^a DOCX$/, 'un DOCX'],
  [/^an XLSX$/, 'un XLSX'],
  [/^a PDF$/, 'un PDF'],
  [/^a JPEG or PNG$/, 'un JPEG o PNG'],
  [/^a table$/, 'una tabla'],
  [/^text$/, 'un texto'],
  [/^file$/, 'archivo'],
  [/^gzip file$/, 'archivo gzip'],
  [/^HTML page$/, 'página HTML'],
  [/^JSON entities$/, 'entidades JSON'],
  [/^JSON array$/, 'arreglo JSON'],
  [/^XML list$/, 'lista XML'],
  [/^an e-mail$/, 'un correo'],
  [/^e-mail$/, 'correo'],
  [/^FollowTheMoney entities$/, 'entidades FollowTheMoney'],
  [/^the SDN list$/, 'la lista SDN'],
  [/^sdn\.csv, alt\.csv or add\.csv of the SDN list$/, 'sdn.csv, alt.csv o add.csv de la lista SDN'],
  [/^one file a part$/, 'un archivo por parte'],
  [/^a text \((.*)\)$/, 'un texto ($1)'],
  [/^a date$/, 'una fecha'],
  [/^a date YYYY-MM-DD$/, 'una fecha AAAA-MM-DD'],
  [/^an IANA name or UTC$/, 'un nombre IANA o UTC'],
  [/^true or false$/, 'true o false'],
  // what was found
  [/^binary data$/, 'datos binarios'],
  [/^text without any tag$/, 'texto sin etiqueta alguna'],
  [/^another kind of file$/, 'otra clase de archivo'],
  [/^an encrypted Office file$/, 'un archivo de Office cifrado'],
  [/^a file without headers$/, 'un archivo sin encabezados'],
  [/^an archive without a Word document$/, 'un paquete sin documento de Word'],
  [/^an archive without a workbook$/, 'un paquete sin libro de cálculo'],
  [/^one that does not open$/, 'uno que no abre'],
  [/^one that does not parse$/, 'uno que no se puede leer'],
  [/^one that does not unpack$/, 'uno que no se descomprime'],
  [/^one whose parts do not parse$/, 'uno cuyas partes no se pueden leer'],
  [/^one whose tags cannot be followed$/, 'una cuyas etiquetas no se pueden seguir'],
  [/^one that ends early or is damaged$/, 'uno que termina antes de tiempo o está dañado'],
  [/^one that ended its reader$/, 'uno que hizo fallar a su lector'],
  [/^a reader that did not start$/, 'un lector que no arrancó'],
  [/^one that changed while it was read$/, 'uno que cambió mientras se leía'],
  [/^one without an end$/, 'uno sin final'],
  [/^one nested too deep$/, 'uno anidado a demasiada profundidad'],
  [/^XML that is not well-formed$/, 'XML mal formado'],
  [/^XML of the kind (.*)$/, 'XML de la clase $1'],
  [/^two (\w+) files$/, 'dos archivos $1'],
  [/^other rows$/, 'otras filas'],
  [/^a gzip file that does not unpack$/, 'un archivo gzip que no se descomprime'],
  [/^an empty text$/, 'un texto vacío'],
  [/^an old Office file; save it as DOCX or XLSX$/, 'un archivo antiguo de Office; guárdelo como DOCX o XLSX'],
  [/^a zip archive$/, 'un paquete zip'],
  [/^markup without an element$/, 'marcado sin elemento alguno'],
  [/^JSON of an unknown kind$/, 'JSON de clase desconocida'],
  [/^a directory$/, 'una carpeta'],
  [/^a pipe$/, 'una tubería'],
  [/^a socket$/, 'un socket'],
  [/^a device$/, 'un dispositivo'],
  [/^no such file$/, 'ninguno con ese nombre'],
  [/^no permission to read it$/, 'que no hay permiso para leerlo'],
  [/^a symbolic link that leads to itself$/, 'un enlace simbólico que lleva a sí mismo'],
  [/^a name that is too long$/, 'un nombre demasiado largo'],
  [/^these bytes were imported before$/, 'estos mismos bytes ya se incorporaron'],
  [/^two different mentions were expected$/, 'se esperaban dos menciones distintas'],
  [/^the mentions of this subject$/, 'las menciones de este sujeto'],
  [/^only people have a class$/, 'solo las personas tienen calidad'],
  [/^a marking that you may read yourself$/, 'una marca que usted mismo pueda leer'],
  [/^letters, digits, \. _ and -, at most 40$/, 'letras, cifras, . _ y -, hasta 40'],
  [/^a time to come$/, 'un momento por venir'],
  [/^the request$/, 'la solicitud'],
  [/^no entity$/, 'ninguna entidad'],
  [/^no JSON$/, 'algo que no es JSON'],
  [/^none$/, 'nada'],
  [/^the column "(.*)", not in the table$/, 'la columna «$1», que no está en la tabla'],
  // limits
  [/^(\d+ [MG]B) a row$/, '$1 por fila'],
  [/^(\d+ [MG]B) a line$/, '$1 por línea'],
  [/^(\d+ [MG]B) of memory$/, '$1 de memoria'],
  [/^(\d+) characters$/, '$1 caracteres'],
];

/** One detail or reason in the language asked for; several joined by `; ` each in turn. What is not known stays as it is. */
export function detailText(text: string, language: Language): string {
  if (language === 'en') return text;
  return (
    inSpanish(text) ??
    text
      .split('; ')
      .map((part) => inSpanish(part) ?? part)
      .join('; ')
  );
}

function inSpanish(text: string): string | null {
  for (const [pattern, spanish] of SPANISH) {
    const found = pattern.exec(text);
    if (found) return spanish.replace(/\$(\d)/g, (_whole, n: string) => found[Number(n)] ?? '');
  }
  return null;
}
