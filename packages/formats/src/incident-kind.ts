/**
 * The kind of an incident from the words of a row, English and Spanish, for tables that have no column
 * for it. A table of words, not a model: a road closed by a march, works or an accident is a closure,
 * never a roadblock, whatever verb the row uses.
 */
import type { IncidentKind } from '@trama/model';
import { foldName } from './identifier.js';

const ROADBLOCK =
  /\b(narco ?blo(?:queos?|ckades?)|road ?blocks?|block ?ades?|bloqueos?|bloque(?:an|aron|ada|adas|ado|ados|ar)|barricad\w*|poncha ?llantas|(?:block(?:ed|s|ing)?) (?:\w+ ){0,4}(?:road|highway|avenue|street|lanes?|carretera|autopista)|(?:road|highway|avenue|street)s? (?:\w+ ){0,2}blocked)\b/;
const CIVIL =
  /\b(road ?works?|works|construction|maintenance|repairs?|traffic|congestion|march(?:es|ers)?|marchas?|marchan|protest\w*|manifestacion(?:es)?|manifestantes?|demonstrat(?:ion|ions|ors)|obras?|mantenimiento|repavimentacion|bacheo|transito|trafico|vialidad|accidentes?|accidents?|crash|collision|choque|volcadura|parade|desfile|procession|procesion|planton|peregrinacion|marathon|maraton|race|carrera|flood\w*|inundacion\w*|landslide|derrumbe|deslave|hundimiento|huelga|labor strike|work stoppage|paro|festival|fiesta|peaje|caseta tomada|simulacro|drill)\b/;
const ARMED =
  /\b(narco ?\w*|gunm[ae]n|armed|armad[oa]s?|sicarios?|hitm[ae]n|organi[sz]ed crime|crimen organizado|delincuencia organizada|criminal group|grupo criminal|set (?:\w+ )?(?:on fire|ablaze)|burn(?:ed|ing|t)?|torch(?:ed|ing)|quema\w*|incendi\w*|calcinad\w*|hijack\w*|despoj\w*|shots?|disparos|gunfire|grenades?|granadas?|poncha ?llantas|cartel (?:members|gunmen|roadblocks?|blockades?))\b/;
const NEGATED =
  /\b(?:no|sin|without|ningun|ninguna|free of|libre de)\s+(?:\w+\s+){0,2}?(?:road ?blocks?|blockades?|bloqueos?|attacks?|ataques?|heridos|muertos|detenidos|deaths|injuries|arrests)\b/g;

const KINDS: readonly (readonly [IncidentKind, RegExp])[] = [
  [
    'attempted-killing',
    /\b(attempted (?:murder|killing|assassination|homicide)|assassination attempt|tentativa de (?:homicidio|feminicidio)|intento de (?:homicidio|asesinato)|atentado contra)\b/,
  ],
  [
    'kidnapping',
    /\b(kidnap\w*|abduct\w*|secuestr\w*|levanton(?:es)?|levantad[oa]s|privad[oa]s? de (?:la|su) libertad|privacion (?:ilegal )?de la libertad|hostages?)\b/,
  ],
  [
    'clash',
    /\b(clash(?:es)?|shoot ?outs?|gun ?battles?|gun ?fights?|fire ?fights?|confrontations?|enfrentamientos?|enfrentaron)\b/,
  ],
  [
    'strike',
    /\b(air ?strikes?|drone strikes?|missile strikes?|boat strikes?|strikes? (?:on|against) (?:\w+ ){0,3}(?:boats?|vessels?|labs?)|bombardeos?|ataques? aereos?)\b/,
  ],
  [
    'arson',
    /\b(arson|set (?:\w+ )?(?:on fire|ablaze)|burn(?:ed|ing|t)?|torch(?:ed|ing)|vehicle fires?|incendi\w*|quema(?:s|n|ron|do|da|dos|das)?|calcinad\w*)\b/,
  ],
  [
    'armed-attack',
    /\b(armed attacks?|attack(?:s|ed)?|ambush\w*|shootings?|shots? fired|shot at|gun ?fire|gunmen|ataques?|atac(?:an|aron|ado)|agresion(?:es)?(?: armadas?)?|emboscadas?|balaceras?|tiroteos?|disparos|rafagu\w*|explosive drones?|drones? con explosivos|explosion(?:es|s)?|grenades?|granadas?|land ?mines?|minas? terrestres?)\b/,
  ],
  [
    'killing',
    /\b(homicid\w*|murder\w*|killings?|killed|assassinat\w*|execut(?:ed|ion|ions)|asesin\w*|ejecutad[oa]s?|feminicidios?|muertos?|muertas?|sin vida|body found|bodies found|cadaver(?:es)?|masacre|massacre)\b/,
  ],
  [
    'seizure',
    /\b(seizures?|seiz(?:ed|es)|confiscat\w*|decomis\w*|incaut\w*|asegura(?:n|ron|miento|mientos|do|da|dos|das))\b/,
  ],
  [
    'arrest',
    /\b(arrest\w*|detain(?:ed|ees?)|apprehend\w*|captur\w*|detencion(?:es)?|detenid[oa]s?|detienen|aprehen\w*)\b/,
  ],
  ['raid', /\b(raids?|raided|search warrants?|cateos?|catean|allanamientos?|operativos?)\b/],
  [
    'drug-movement',
    /\b(drug (?:movements?|shipments?|flights?|transports?)|trasiego|cargamentos?(?: de)?|narco ?(?:avioneta|flight)s?)\b/,
  ],
  [
    'closure',
    /\b(clos(?:ed|es|ure|ures|ing)|shut(?: ?down)?|cerrad[oa]s?|cierres?|cierran|suspen\w*|cancel\w*|detour|desvio)\b/,
  ],
  [
    'advisory',
    /\b(advisor(?:y|ies)|alerts?|shelter in place|warnings?|avisos?|alertas?|recomienda(?:n|cion)?|toque de queda|curfew)\b/,
  ],
];

/** The kind that these words state, or null where they state none. */
export function readIncidentKind(text: string): IncidentKind | null {
  const t = foldName(text.slice(0, 2000)).replace(NEGATED, ' ');
  const armed = ARMED.test(t);
  const civil = CIVIL.test(t);
  if (ROADBLOCK.test(t)) return civil && !armed ? 'closure' : 'roadblock';
  let kind: IncidentKind | null = null;
  let first = Number.POSITIVE_INFINITY;
  for (const [candidate, form] of KINDS) {
    const at = t.search(form);
    if (at >= 0 && at < first) {
      kind = candidate;
      first = at;
    }
  }
  if (civil && !armed && (kind === null || kind === 'advisory' || kind === 'closure' || kind === 'killing')) {
    return /\b(simulacro|drill)\b/.test(t) ? null : 'closure';
  }
  return kind;
}
