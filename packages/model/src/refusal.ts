import { detailText } from './detail-text.js';
import type { Language } from './language.js';

/**
 * The catalogue of everything that can be refused: code, HTTP status and one text a language that
 * says what was expected, what was found, what to do. `{name}` stands for a detail. Control
 * characters in details are escaped. Add a row here before using a code; a test holds the rows.
 */
export interface RefusalText {
  readonly status: number;
  readonly en: string;
  readonly es: string;
}

export const REFUSALS = {
  'not-found': {
    status: 404,
    en: 'Nothing is here for you to read. Check the address, or ask the owner of the record.',
    es: 'Aquí no hay nada que pueda leer. Revise la dirección o pregunte a quien es dueño del registro.',
  },
  'not-signed-in': {
    status: 401,
    en: 'A signed-in reader was expected. Sign in and try again.',
    es: 'Se esperaba una persona con sesión iniciada. Inicie sesión e intente de nuevo.',
  },
  'not-allowed': {
    status: 403,
    en: 'Your role does not allow this ({what}). Ask an administrator for the right, or a colleague who has it.',
    es: 'Su función no permite esto ({what}). Pida el permiso a administración o acuda a quien lo tenga.',
  },
  'step-up-needed': {
    status: 403,
    en: 'This asks for a proof that it is you, at most 10 minutes old. Prove it with your password, key or passkey, and try again.',
    es: 'Esto pide una prueba de que es usted, de hace 10 minutos a lo sumo. Dela con su contraseña, clave o llave de acceso e intente de nuevo.',
  },
  'passkey-refused': {
    status: 401,
    en: 'Expected a passkey that is registered here and a fresh answer of it, found another. Try again, or sign in another way.',
    es: 'Se esperaba una llave de acceso registrada aquí y una respuesta reciente de ella y se encontró otra. Intente de nuevo o entre de otra forma.',
  },
  'passkey-address': {
    status: 400,
    en: 'Passkeys need an address with a name, found the number {found}. Open Trama under its name, on this machine as localhost, and try again.',
    es: 'Las llaves de acceso necesitan una dirección con nombre y se encontró el número {found}. Abra Trama por su nombre, en esta máquina como localhost, e intente de nuevo.',
  },
  'password-common': {
    status: 400,
    en: 'Expected a password that is not among the common ones, found {found}. Choose another; a sentence of your own is easy to remember.',
    es: 'Se esperaba una contraseña que no esté entre las comunes y se encontró {found}. Elija otra; una frase propia es fácil de recordar.',
  },
  'provider-unreachable': {
    status: 503,
    en: 'Expected an answer of the sign-in provider, found none ({found}). Try again later, or sign in another way.',
    es: 'Se esperaba respuesta del proveedor de acceso y no hubo ({found}). Intente más tarde o entre de otra forma.',
  },
  'provider-refused': {
    status: 401,
    en: 'Expected a sign-in of the provider that holds, found one that does not ({found}). Begin again; if it stays so, tell your administrator.',
    es: 'Se esperaba un acceso válido del proveedor y no lo es ({found}). Empiece de nuevo; si sigue igual, avise a administración.',
  },
  'provider-stale': {
    status: 410,
    en: 'Expected an answer to a sign-in that this browser began in the last 10 minutes, found none that waits for it. Begin again.',
    es: 'Se esperaba la respuesta a un acceso que este navegador empezó en los últimos 10 minutos y ninguno la espera. Empiece de nuevo.',
  },
  'provider-unlinked': {
    status: 403,
    en: 'Expected an account that is linked to a reader of this folder, found {found}. Give your administrator this name: `trama reader link USER --subject` links it.',
    es: 'Se esperaba una cuenta vinculada a una persona de esta carpeta y se encontró {found}. Dé este nombre a administración: `trama reader link USUARIO --subject` la vincula.',
  },
  'provider-other': {
    status: 403,
    en: 'Expected the provider’s account of the reader who is signed in, found one that is not theirs. Use your own, or sign out first.',
    es: 'Se esperaba la cuenta del proveedor de quien tiene la sesión y se encontró otra. Use la suya o cierre antes la sesión.',
  },
  'sign-in-failed': {
    status: 401,
    en: 'User and password or key do not match. Check both, or ask for a new sign-in link.',
    es: 'El usuario y la contraseña o clave no coinciden. Revíselos o pida un nuevo enlace de acceso.',
  },
  'link-used': {
    status: 410,
    en: 'This sign-in link has been used or has expired. Ask for a new one with `trama reader add`.',
    es: 'Este enlace de acceso ya se usó o venció. Pida uno nuevo con `trama reader add`.',
  },
  csrf: {
    status: 403,
    en: 'The request did not carry this session’s token or came from another address. Reload the page and try again.',
    es: 'La solicitud no llevaba el código de esta sesión o vino de otra dirección. Recargue la página e intente de nuevo.',
  },
  locked: {
    status: 423,
    en: 'The screen is locked. Enter your password or key to go on.',
    es: 'La pantalla está bloqueada. Escriba su contraseña o clave para continuar.',
  },
  'too-many': {
    status: 429,
    en: 'Too many requests in a short time. Wait {seconds} seconds and try again.',
    es: 'Demasiadas solicitudes en poco tiempo. Espere {seconds} segundos e intente de nuevo.',
  },
  input: { status: 400, en: 'The request does not fit: {what}.', es: 'La solicitud no corresponde: {what}.' },
  'nothing-masked': {
    status: 409,
    en: 'A masked identity of another agency that its marking lets you have was expected; there is none here. Ask that agency.',
    es: 'Se esperaba una identidad reservada de otra dependencia que su marca le permita ver; aquí no la hay. Pregunte a esa dependencia.',
  },
  cursor: {
    status: 400,
    en: 'Expected the `next` of an earlier answer to this very question, found another text. Ask again without it.',
    es: 'Se esperaba el `next` de una respuesta anterior a esta misma pregunta y se encontró otro texto. Pregunte de nuevo sin él.',
  },
  conflict: {
    status: 409,
    en: 'This has changed since you opened it ({what}). Reload and decide again.',
    es: 'Esto cambió desde que lo abrió ({what}). Recargue y decida de nuevo.',
  },
  internal: {
    status: 500,
    en: 'Trama failed to do this; nothing was changed. The server’s log has the details under {reference}.',
    es: 'Trama no pudo hacerlo; no se cambió nada. El registro del servidor tiene los detalles con la referencia {reference}.',
  },
  'no-space': {
    status: 507,
    en: 'The disk of the data folder is full; nothing was written. Free space and try again.',
    es: 'El disco de la carpeta de datos está lleno; no se escribió nada. Libere espacio e intente de nuevo.',
  },
  'report-purged': {
    status: 409,
    en: 'This report was purged; nothing can be added to it or decided on it. Import it anew where there are grounds to hold it.',
    es: 'Este informe se depuró; nada se le puede añadir ni se puede decidir sobre él. Impórtelo de nuevo si hay fundamento para conservarlo.',
  },
  'purge-reason-names': {
    status: 400,
    en: 'A reason that names nobody was expected: it stays when the records are gone. Leave out names and numbers of those who are purged.',
    es: 'Se esperaba un motivo que no nombre a nadie: permanece cuando los registros ya no están. Omita nombres y números de quienes se depuran.',
  },
  'purge-held': {
    status: 409,
    en: 'A legal hold until {until} stops this purge. Lift the hold, or wait for its end.',
    es: 'Una retención legal hasta {until} impide esta depuración. Levante la retención o espere a que termine.',
  },
  'purge-second': {
    status: 409,
    en: 'A purge before its date was expected to be confirmed by a second supervisor, found the one who asked for it. Ask a colleague.',
    es: 'Se esperaba que otra persona con supervisión confirmara una depuración anticipada y lo hizo quien la pidió. Acuda a una colega o un colega.',
  },
  'purge-unfinished': {
    status: 499,
    en: 'Cancelled. The records are blanked for everyone; old bytes are still on the disk. `trama purge --due` or the next start goes on.',
    es: 'Cancelado. Los registros ya están vacíos para todos; aún quedan bytes antiguos en el disco. `trama purge --due` o el próximo inicio continúan.',
  },
  'purge-list-missing': {
    status: 400,
    en: 'Expected the list of purges beside the backup ({found}), found none: what was purged since would come back. Give it with --purges FILE, or say --without-purges.',
    es: 'Se esperaba la lista de depuraciones junto al respaldo ({found}) y no está: volvería lo que se depuró desde entonces. Indíquela con --purges ARCHIVO o diga --without-purges.',
  },
  'purge-list-invalid': {
    status: 400,
    en: 'Expected a list of purges signed by the ledger of this backup, found {found}. Give the file that stands in that data folder or beside a later backup.',
    es: 'Se esperaba una lista de depuraciones firmada por el registro de este respaldo y se encontró {found}. Use el archivo de esa carpeta de datos o de un respaldo posterior.',
  },
  cancelled: { status: 499, en: 'Cancelled; nothing was kept.', es: 'Cancelado; no se conservó nada.' },

  'file-not-regular': {
    status: 400,
    en: 'Expected a regular file, found {found}. Give the path of a file.',
    es: 'Se esperaba un archivo normal y se encontró {found}. Indique la ruta de un archivo.',
  },
  'file-unreadable': {
    status: 400,
    en: 'Expected a file that can be read, found {found}. Check the path and its permissions.',
    es: 'Se esperaba un archivo legible y se encontró {found}. Revise la ruta y los permisos.',
  },
  'file-unwritable': {
    status: 400,
    en: 'Expected a place where a file can be written, found {found}. Check the path and its permissions.',
    es: 'Se esperaba un lugar donde escribir un archivo y se encontró {found}. Revise la ruta y los permisos.',
  },
  'file-empty': {
    status: 400,
    en: 'Expected text or rows, found none. Check that the file was saved whole; a scanned page needs its text first.',
    es: 'Se esperaba texto o filas y no se encontró nada. Revise que el archivo esté completo; una página escaneada necesita antes su texto.',
  },
  'file-kind': {
    status: 415,
    en: 'Expected {expected}, found {found}. Give the file its right name, or name its format (--format on the command line).',
    es: 'Se esperaba {expected} y se encontró {found}. Ponga al archivo su nombre correcto o indique su formato (--format en la línea de órdenes).',
  },
  'file-format-unknown': {
    status: 415,
    en: 'Expected one of {expected}, found {found}. Name its format (--format on the command line).',
    es: 'Se esperaba uno de {expected} y se encontró {found}. Indique su formato (--format en la línea de órdenes).',
  },
  'file-broken': {
    status: 400,
    en: 'Expected a whole {expected}, found {found}. Open it in the program that made it, save it again, and retry.',
    es: 'Se esperaba un {expected} completo y se encontró {found}. Ábralo en el programa que lo hizo, guárdelo de nuevo e intente otra vez.',
  },
  'file-encrypted': {
    status: 400,
    en: 'Expected a file that opens without a password, found an encrypted one. Save a copy without the password and try again.',
    es: 'Se esperaba un archivo sin contraseña y se encontró uno cifrado. Guarde una copia sin contraseña e intente de nuevo.',
  },
  'file-too-slow': {
    status: 413,
    en: 'Expected a file that is read within {seconds} s, found one that takes longer. Split it and try again.',
    es: 'Se esperaba un archivo que se lee en {seconds} s y este tarda más. Divídalo e intente de nuevo.',
  },
  'file-too-large': {
    status: 413,
    en: 'Expected at most {limit}, found more. Split the file and try again.',
    es: 'Se esperaba a lo sumo {limit} y hay más. Divida el archivo e intente de nuevo.',
  },
  'archive-bomb': {
    status: 413,
    en: 'Expected an archive of at most 200 MB unpacked and 100:1, found more. Unpack it and give the files one by one.',
    es: 'Se esperaba un archivo comprimido de a lo sumo 200 MB desempacado y 100:1, y se encontró más. Desempáquelo y entregue los archivos uno por uno.',
  },
  'xml-doctype': {
    status: 400,
    en: 'Expected XML without a DOCTYPE, found one. Remove the DOCTYPE and try again.',
    es: 'Se esperaba XML sin DOCTYPE y se encontró uno. Quite el DOCTYPE e intente de nuevo.',
  },
  'json-depth': {
    status: 400,
    en: 'Expected JSON nested at most 64 deep, found deeper. Flatten it and try again.',
    es: 'Se esperaba JSON de a lo sumo 64 niveles y hay más. Aplánelo e intente de nuevo.',
  },
  'table-columns': {
    status: 400,
    en: 'Expected at most 1,000 columns, found more. Check the separator of the table.',
    es: 'Se esperaban a lo sumo 1,000 columnas y hay más. Revise el separador de la tabla.',
  },
  'table-quote': {
    status: 400,
    en: 'Expected every quote to close, found one open since {where}. Correct the table and try again.',
    es: 'Se esperaba que toda comilla cerrara y hay una abierta desde {where}. Corrija la tabla e intente de nuevo.',
  },
  'table-unknown': {
    status: 400,
    en: 'Expected columns that can be read as people, organisations, ties or incidents, found {found}. Give a map with --map.',
    es: 'Se esperaban columnas legibles como personas, organizaciones, vínculos o incidentes y se encontró {found}. Indique un mapa con --map.',
  },
  'edge-list-not-text': {
    status: 400,
    en: 'Expected an edge list as UTF-8 text or gzip, found other bytes. Save it as CSV in UTF-8 and try again.',
    es: 'Se esperaba una lista de vínculos en texto UTF-8 o gzip y hay otros bytes. Guárdela como CSV en UTF-8 e intente de nuevo.',
  },
  'edge-list-no-ties': {
    status: 400,
    en: 'Expected rows source,target with at least one tie, found {found}. Check the file and its separator.',
    es: 'Se esperaban filas source,target con al menos un vínculo y se encontró {found}. Revise el archivo y su separador.',
  },
  'node-unknown': {
    status: 404,
    en: 'Expected ids of nodes of the file, found {found}, which has no tie there. Check how it is written, leading zeros too.',
    es: 'Se esperaban id de nodos del archivo y {found} no tiene ahí ningún vínculo. Revise cómo está escrito, también los ceros iniciales.',
  },
  'time-zone-missing': {
    status: 400,
    en: 'Expected a time zone for the clock times of this table, found none. Name it (--time-zone on the command line, timeZone in the map).',
    es: 'Se esperaba una zona horaria para las horas de esta tabla y no hay ninguna. Indíquela (--time-zone en la línea de órdenes, timeZone en el mapa).',
  },
  'map-invalid': {
    status: 400,
    en: 'Expected a map of columns, found {found}. Correct the map and try again.',
    es: 'Se esperaba un mapa de columnas y se encontró {found}. Corrija el mapa e intente de nuevo.',
  },
  'option-invalid': {
    status: 400,
    en: 'Expected {expected} for {option}, found {found}. Correct it and try again.',
    es: 'Se esperaba {expected} para {option} y se encontró {found}. Corríjalo e intente de nuevo.',
  },
  'marking-unknown': {
    status: 400,
    en: 'Expected a marking such as TLP:AMBER//REL TO USA, MEX, found {found}. Correct it; an unknown part is never taken as less.',
    es: 'Se esperaba una marca como TLP:AMBER//REL TO USA, MEX y se encontró {found}. Corríjala; una parte desconocida nunca se toma como menos.',
  },
  'marking-unchanged': {
    status: 409,
    en: 'Expected a marking that changes something, found what these records bear already (or what the records they rest on do not allow). Choose another marking, or re-mark what they rest on.',
    es: 'Se esperaba una marca que cambie algo y estos registros ya la llevan (o no la permiten los registros en que se apoyan). Elija otra marca o cambie la de aquello en que se apoyan.',
  },
  'marking-widens': {
    status: 403,
    en: 'Expected a supervisor, because this lets more people read, or with fewer conditions. Ask a supervisor of your agency.',
    es: 'Se esperaba una persona supervisora, porque así leen más personas o con menos condiciones. Pídalo a la supervisión de su institución.',
  },
  'marking-out-of-sight': {
    status: 403,
    en: 'Expected a marking that you may read yourself, found a case into which you were not let. Ask a supervisor to let you in first.',
    es: 'Se esperaba una marca que usted mismo pueda leer y nombra un caso al que no tiene acceso. Pida antes acceso a la supervisión.',
  },
  'marking-classified': {
    status: 403,
    en: 'Expected no classified material, found the banner {found}. The file was set aside, not imported; tell your supervisor.',
    es: 'No se espera material clasificado y se encontró la marca {found}. El archivo se apartó y no se importó; avise a su supervisión.',
  },
  'same-bytes-other-terms': {
    status: 409,
    en: 'Expected the marking and grade under which these bytes were imported, found others. Use re-mark to change them.',
    es: 'Se esperaban la marca y la valoración con que se importaron estos bytes y se encontraron otras. Use re-mark para cambiarlas.',
  },
  'agency-unknown': {
    status: 400,
    en: 'Expected an agency of this folder, found {found}. Make it with `trama reader add`.',
    es: 'Se esperaba una dependencia de esta carpeta y se encontró {found}. Créela con `trama reader add`.',
  },
  'reader-unknown': {
    status: 400,
    en: 'Expected a reader of this folder, found {found}. `trama reader list` shows them.',
    es: 'Se esperaba una persona usuaria de esta carpeta y se encontró {found}. `trama reader list` las muestra.',
  },
  'reader-disabled': {
    status: 403,
    en: 'Expected a reader who may sign in, found one who is disabled. An administrator of their agency can enable them again.',
    es: 'Se esperaba una persona que pueda entrar y está inhabilitada. La administración de su dependencia puede habilitarla de nuevo.',
  },
  'country-by-folder': {
    status: 403,
    en: 'Expected the agency’s own country, because a country opens what others release to it. Ask whoever runs the data folder (`trama reader add --country`).',
    es: 'Se esperaba el país de la propia dependencia, porque un país abre lo que otras comparten con él. Pídalo a quien administra la carpeta (`trama reader add --country`).',
  },
  'member-unfit': {
    status: 400,
    en: 'Expected a reader of your own agency who reads content, found {found}. Choose one of those listed.',
    es: 'Se esperaba una persona de su propia dependencia que lea contenido y se encontró {found}. Elija una de las que aparecen.',
  },
  'member-self': {
    status: 403,
    en: 'Expected a second supervisor of your agency, because nobody lets themselves into a case. Ask one to let you in.',
    es: 'Se esperaba otro supervisor de su dependencia, porque nadie se da acceso a un caso a sí mismo. Pídale que le dé acceso.',
  },
  'grounds-missing': {
    status: 400,
    en: 'Expected written grounds: an offence, facts, and at least one accepted claim of this person; found less. Fill in the grounds and try again.',
    es: 'Se esperaba un fundamento escrito: un delito, hechos y al menos un dato aceptado de esta persona; se encontró menos. Complete el fundamento e intente de nuevo.',
  },
  'grounds-protected': {
    status: 400,
    en: 'Expected in words why it is not for religion, politics, union, press or protest, because the grounds say {found}. Write it, or leave these words out.',
    es: 'Se esperaba por escrito por qué no es por religión, política, sindicato, prensa o protesta, porque el fundamento dice {found}. Escríbalo o quite esas palabras.',
  },
  'suspect-child': {
    status: 403,
    en: 'Expected a person of 12 years or more, found a child below 12. Nobody below 12 is suspected or convicted here; choose another class.',
    es: 'Se esperaba una persona de 12 años o más y se encontró una niña o un niño menor de 12. Aquí nadie menor de 12 es sospechoso ni condenado; elija otra calidad.',
  },
  'second-person': {
    status: 403,
    en: 'Expected another reviewer or supervisor of your agency, because nobody decides alone on their own act. Ask one of them.',
    es: 'Se esperaba otra persona revisora o supervisora de su dependencia, porque nadie decide sola sobre su propio acto. Pídaselo a una.',
  },
  'review-date': {
    status: 400,
    en: 'Expected a day after today and at most five years on (for a minor one year), found {found}. Choose an earlier day.',
    es: 'Se esperaba un día posterior a hoy y a lo sumo a cinco años (uno si es menor de edad) y se encontró {found}. Elija un día anterior.',
  },
  'reader-may-not-accept': {
    status: 403,
    en: 'Expected a reviewer or supervisor of the importing agency, found {found}. Name another with --accept-as.',
    es: 'Se esperaba una persona revisora o supervisora de la dependencia que importa y se encontró {found}. Indique otra con --accept-as.',
  },
  'reader-exists': {
    status: 409,
    en: 'Expected a new user name, found one that is taken with another agency or role. Choose another name.',
    es: 'Se esperaba un nombre de usuario nuevo y está ocupado con otra dependencia o función. Elija otro nombre.',
  },

  'folder-in-use': {
    status: 503,
    en: 'Expected a data folder that no process has open, found process {pid} on it. Stop that process, or go through it.',
    es: 'Se esperaba una carpeta de datos que ningún proceso tenga abierta y la tiene el proceso {pid}. Deténgalo o trabaje a través de él.',
  },
  'folder-unusable': {
    status: 503,
    en: 'Expected a data folder that can be read and written, found {found}. Choose another with TRAMA_DATA or correct its permissions.',
    es: 'Se esperaba una carpeta de datos que se pueda leer y escribir y se encontró {found}. Elija otra con TRAMA_DATA o corrija los permisos.',
  },
  'folder-foreign': {
    status: 409,
    en: 'Expected an empty folder, or one that Trama made, found other files in it ({found}). Choose another with TRAMA_DATA.',
    es: 'Se esperaba una carpeta vacía o hecha por Trama y tiene otros archivos ({found}). Elija otra con TRAMA_DATA.',
  },
  'user-unnamed': {
    status: 503,
    en: 'Expected an operating-system user with a name, as PostgreSQL asks for to make its files, found the number {found} without one. Run as another user, add one for this number, or give DATABASE_URL.',
    es: 'Se esperaba una cuenta del sistema con nombre, que PostgreSQL pide para crear sus archivos, y se encontró el número {found} sin él. Use otra cuenta, agregue una para este número o indique DATABASE_URL.',
  },
  'folder-newer': {
    status: 503,
    en: 'Expected a data folder of this version or older, found version {found}. Use that version of Trama.',
    es: 'Se esperaba una carpeta de datos de esta versión o anterior y se encontró la versión {found}. Use esa versión de Trama.',
  },
  'port-taken': {
    status: 503,
    en: 'Expected port {port} to be free, found it taken. Choose another with PORT.',
    es: 'Se esperaba libre el puerto {port} y está ocupado. Elija otro con PORT.',
  },
  'host-refused': {
    status: 503,
    en: 'Expected a loopback HOST for a demonstration folder, found {found}. A demonstration is never served to a network.',
    es: 'Se esperaba un HOST local para una carpeta de demostración y se encontró {found}. Una demostración nunca se sirve a una red.',
  },
  'demo-on-real-folder': {
    status: 503,
    en: 'Expected an empty or demonstration folder, found one that holds real records. Start it without --demo.',
    es: 'Se esperaba una carpeta vacía o de demostración y se encontró una con registros reales. Iníciela sin --demo.',
  },
  'database-role': {
    status: 503,
    en: 'Expected a database role without superuser and without BYPASSRLS, found {found}. Give DATABASE_URL the application role.',
    es: 'Se esperaba una función de base de datos sin superuser y sin BYPASSRLS y se encontró {found}. Ponga en DATABASE_URL la función de la aplicación.',
  },
  'database-not-migrated': {
    status: 503,
    en: 'Expected a database that its owner has brought to this version for this role, found {found}. Run `trama migrate` with DATABASE_OWNER_URL and this DATABASE_URL.',
    es: 'Se esperaba una base de datos que su dueño haya llevado a esta versión para esta función y se encontró: {found}. Ejecute `trama migrate` con DATABASE_OWNER_URL y este DATABASE_URL.',
  },
  'database-down': {
    status: 503,
    en: 'Expected the database to answer, found {found}. Start it again and retry.',
    es: 'Se esperaba que la base de datos respondiera y se encontró {found}. Iníciela de nuevo e intente otra vez.',
  },
  'server-lost': {
    status: 503,
    en: 'Expected an answer of the server on this folder, found that it ended. Nothing half was kept; start it again and repeat.',
    es: 'Se esperaba respuesta del servidor de esta carpeta y terminó. No quedó nada a medias; inícielo de nuevo y repita.',
  },
  'backup-invalid': {
    status: 400,
    en: 'Expected a Trama backup and its passphrase, found {found}. Check the file and TRAMA_BACKUP_PASSPHRASE.',
    es: 'Se esperaba un respaldo de Trama y su frase de paso y se encontró {found}. Revise el archivo y TRAMA_BACKUP_PASSPHRASE.',
  },
  'folder-not-empty': {
    status: 409,
    en: 'Expected a folder that is absent or empty, found files in {found}. Choose another, or empty it.',
    es: 'Se esperaba una carpeta inexistente o vacía y hay archivos en {found}. Elija otra o vacíela.',
  },
  'restore-not-empty': {
    status: 409,
    en: 'Expected an empty data folder to restore into, found one with records. Choose another with TRAMA_DATA.',
    es: 'Se esperaba una carpeta vacía para restaurar y se encontró una con registros. Elija otra con TRAMA_DATA.',
  },
  'audit-broken': {
    status: 409,
    en: 'Expected an unbroken audit chain, found {found}.',
    es: 'Se esperaba una cadena de auditoría íntegra y se encontró {found}.',
  },
  'audit-unwritable': {
    status: 503,
    en: 'The audit cannot be written, so nothing was done. Tell whoever runs the server; `trama doctor` says more.',
    es: 'No se puede escribir la auditoría, por eso no se hizo nada. Avise a quien opera el servidor; `trama doctor` dice más.',
  },
  'records-closed': {
    status: 409,
    en: 'Expected people of your agency’s records, found none that you may see. An auditor opens the records under a reason first.',
    es: 'Se esperaban personas de los registros de su dependencia y no se encontró ninguna que pueda ver. Auditoría abre antes los registros con un motivo.',
  },
  'purpose-needed': {
    status: 400,
    en: 'This needs a stated purpose, which the audit keeps; none was found. Say in a few words what it is for.',
    es: 'Esto requiere declarar un propósito, que la auditoría guarda; no se encontró ninguno. Diga en pocas palabras para qué es.',
  },
} as const;
REFUSALS satisfies Record<string, RefusalText>;
export type RefusalCode = keyof typeof REFUSALS;

export interface Refusal {
  readonly code: RefusalCode;
  readonly details: Readonly<Record<string, string>>;
}

export function refusal(code: RefusalCode, details: Readonly<Record<string, string>> = {}): Refusal {
  return { code, details };
}

/** One line in the reader's language. */
export function refusalText(of: Refusal, language: Language): string {
  const filled = REFUSALS[of.code][language].replace(/\{(\w+)\}/g, (whole, name: string) =>
    of.details[name] === undefined ? whole : detailText(of.details[name], language),
  );
  return escapeControls(filled);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to escape
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/** Makes control and bidirectional-override characters visible, so that a line stays one line. */
export function escapeControls(text: string): string {
  return text.replace(CONTROLS, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Thrown only where a refusal must cross code that cannot return a value (a stream, a callback). */
export class Refused extends Error {
  readonly refusal: Refusal;
  constructor(of: Refusal) {
    super(refusalText(of, 'en'));
    this.name = 'Refused';
    this.refusal = of;
  }
}
