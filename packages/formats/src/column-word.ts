/**
 * The words by which a column is known, English and Spanish, in the form `foldName` gives. A table,
 * longer than other files: to know another heading, add its word here.
 */
import { foldName } from './identifier.js';
import type { IncidentField, PersonField, TieField } from './table-map.js';

type Words<F extends string> = Readonly<Partial<Record<F, string>>>;

const PERSON: Words<PersonField> = {
  id: 'id|uid|uuid|clave|identificador|folio|no|num|numero|record id|person id|id persona|row id|ref',
  name: 'name|nombre|full name|fullname|nombre completo|person|persona|person name|nombre de la persona|subject|sujeto|caption|nombre o razon social',
  firstName: 'first name|firstname|given name|givenname|given names|nombres|nombre s|nombre de pila',
  lastName: 'last name|lastname|surname|family name|apellido|apellidos|primer apellido|apellido paterno',
  secondLastName: 'second last name|second surname|segundo apellido|apellido materno|mother s name',
  alias: 'alias|aliases|aka|a k a|apodo|apodos|mote|sobrenombre|nickname|also known as',
  previousName: 'previous name|former name|nombre anterior|fka',
  role: 'role|cargo|rol|funcion|puesto|papel',
  position: 'position|posicion|job|job title',
  birthDate:
    'birth date|birthdate|date of birth|dob|born|fecha de nacimiento|fecha nacimiento|nacimiento|f nac|fecha nac',
  birthPlace: 'birth place|birthplace|place of birth|pob|lugar de nacimiento|lugar nacimiento',
  age: 'age|edad',
  gender: 'gender|sex|sexo|genero',
  nationality: 'nationality|nacionalidad|citizenship|ciudadania',
  country: 'country|pais',
  address: 'address|addresses|direccion|domicilio|domicilios|calle',
  curp: 'curp|c u r p',
  rfc: 'rfc|r f c',
  passport: 'passport|passport number|pasaporte|numero de pasaporte',
  idNumber: 'id number|ine|ife|clave de elector|national id|cedula|license number|licencia|documento',
  registrationNumber: 'registration number|folio mercantil|registro',
  phone: 'phone|phones|telephone|phone number|mobile|cell|telefono|telefonos|celular|movil|tel|numero telefonico',
  email: 'email|e mail|mail|correo|correo electronico',
  website: 'website|web|sitio web|pagina web|url',
  plate: 'plate|plates|license plate|placa|placas|matricula',
  vin: 'vin|numero de serie|niv',
  imei: 'imei',
  clabe: 'clabe|clabe interbancaria',
  program: 'program|programme|programa',
  remarks: 'remarks|notes|note|notas|nota|observaciones|comentarios|comments',
  summary: 'summary|resumen|description|descripcion',
  sourceUrl: 'source url|link|enlace',
  state: 'state|estado|entidad|entidad federativa',
  municipality: 'municipality|municipio|city|ciudad|alcaldia',
  latitude: 'latitude|lat|latitud',
  longitude: 'longitude|lon|lng|long|longitud',
  foundedDate: 'founded|incorporation date|fecha de constitucion',
  activity: 'activity|actividad|giro',
  organisation:
    'group|organisation|organization|organizacion|grupo|cartel|gang|member of|memberof|miembro de|afiliacion|affiliation|faction|cell|celula|celda',
};

const ORGANISATION_NAME: string =
  'organisation name|organization name|nombre de la organizacion|company|company name|empresa|razon social|group name|nombre del grupo';

const TIE: Words<TieField> = {
  source: 'source|origen|from|source id|desde|id origen',
  target: 'target|destino|to|target id|hasta|hacia|id destino',
  weight: 'weight|peso|value|strength|fuerza|count',
  layer: 'layer|capa|tie|type|tipo|relation|relationship|relacion|vinculo|kind',
  date: 'date|fecha|when|start|since|desde cuando',
};

const INCIDENT: Words<IncidentField> = {
  id: 'id|uid|uuid|event id|incident id|folio|clave|identificador|data id|event id cnty|id evento|ref',
  title: 'title|titulo|headline|encabezado|name|nombre|event|evento|incident|incidente',
  start:
    'start|inicio|date|fecha|date time|datetime|fecha y hora|fecha hora|timestamp|event date|start date|start time|fecha de inicio|fecha inicio|reported at|fecha del evento|fecha evento|occurred|occurred at',
  time: 'time|hora|hour|hora de inicio|clock',
  end: 'end|fin|end date|end time|fecha de fin|fecha fin|termino|cleared at|until|hora de fin|fecha de termino',
  status: 'status|estatus|situacion|estado del evento|condition',
  kind: 'kind|type|tipo|subtype|subtipo|event type|incident type|tipo de evento|tipo de incidente|category|categoria|clase|delito',
  severity: 'severity|gravedad|severidad|level|nivel',
  via: 'via|road|highway|carretera|vialidad|route|ruta|tramo',
  state: 'state|estado|entidad|entidad federativa|admin1',
  municipality: 'municipality|municipio|city|ciudad|alcaldia|admin2|localidad',
  place: 'place|lugar|location|ubicacion|address|direccion|colonia',
  lat: 'lat|latitude|latitud|y',
  lon: 'lon|lng|long|longitude|longitud|x',
  killed: 'killed|deaths|dead|fatalities|muertos|fallecidos|victimas mortales|asesinados|homicidios',
  wounded: 'wounded|injured|heridos|lesionados',
  detained: 'detained|arrested|detenidos|arrests|detenciones',
  stranded: 'stranded|varados',
  count: 'count|events|numero de eventos|cantidad',
  method: 'method|metodo|modus operandi|weapon|arma|modalidad',
  perpetrator: 'perpetrator|perpetrators|autor|autores|responsable|group|grupo|actor|actor1|cartel',
  sourceUrl: 'source url|url|link|enlace',
  attribution: 'source|fuente|reported by|reportado por|segun|according to',
  'text.en': 'text en|text|description|summary|notes|details|description en|body',
  'text.es': 'text es|texto|descripcion|resumen|notas|observaciones|detalle|relato|narrativa|description es',
};

function lookup<F extends string>(words: Words<F>): ReadonlyMap<string, F> {
  const map = new Map<string, F>();
  for (const [field, list] of Object.entries(words) as [F, string][]) {
    for (const word of list.split('|')) if (!map.has(word)) map.set(word, field);
  }
  return map;
}

export const PERSON_WORDS: ReadonlyMap<string, PersonField> = lookup(PERSON);
export const TIE_WORDS: ReadonlyMap<string, TieField> = lookup(TIE);
export const INCIDENT_WORDS: ReadonlyMap<string, IncidentField> = lookup(INCIDENT);
export const ORGANISATION_NAME_WORDS: ReadonlySet<string> = new Set(ORGANISATION_NAME.split('|'));

/** A heading as the tables above spell it: `birthDate`, `Birth_Date` and `birth date` are one. */
export function columnWord(heading: string): string {
  return foldName(heading.replace(/([a-z])([A-Z])/g, '$1 $2'));
}
