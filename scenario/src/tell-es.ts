/** Sentences of Spanish reports. A grammar: longer than other files. */
import type { Random } from '@trama/network';
import { daysAfter, type Figure, type Hedge, type Story, type Tell, type Topic, type Wave } from './story.js';
import type { Town } from './territory.js';

const DAYS = 'domingo lunes martes miércoles jueves viernes sábado'.split(' ');
const MONTHS = 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' ');
const SMALL = 'cero un dos tres cuatro cinco seis siete ocho nueve diez'.split(' ');

export function longDateEs(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${day} de ${MONTHS[(month as number) - 1]} de ${year}`;
}

const weekday = (date: string): string => DAYS[new Date(`${date}T00:00Z`).getUTCDay()] as string;
const count = (n: number): string => (n <= 10 ? (SMALL[n] as string) : String(n));
/** "un civil", "tres civiles". */
const some = (n: number, one: string, many: string): string => `${count(n)} ${n === 1 ? one : many}`;
const where = (town: Town): string => `${town.name}, ${town.state.name}`;
const states = (s: Story): string => [...new Set([s.town.state.name, s.otherTown.state.name])].join(' y ');
const o = (f: Figure): string => (f.female ? 'a' : 'o');
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function hedged(n: number, hedge: Hedge, draw: Random): string {
  const words: Readonly<Record<Hedge, readonly string[]>> = {
    exact: [''],
    'at-least': ['al menos ', 'por lo menos '],
    over: ['más de '],
    about: ['unos ', 'alrededor de ', 'cerca de '],
    'up-to': ['hasta '],
  };
  return `${draw.pick(words[hedge])}${count(n)}`;
}

function called(f: Figure, draw: Random): string {
  if (f.alias === '') return f.name;
  return draw.pick([
    `${f.name}, alias “${f.alias}”,`,
    `${f.name}, conocid${o(f)} como “${f.alias}”,`,
    `${f.name} (a) “${f.alias}”`,
    `${f.name}, “${f.alias}”,`,
  ]);
}

/** "de El Tecolote" is written "del Tecolote" in the press; with capitals both occur. */
function again(f: Figure, draw: Random): string {
  return f.alias !== '' && draw.chance(0.5) ? `“${f.alias}”` : f.surname;
}

function day(s: Story, draw: Random): string {
  const days = daysAfter(s);
  if (days === 0) return draw.pick(['hoy', `este ${weekday(s.eventDate)}`]);
  if (days === 1) return draw.pick(['ayer', `el ${weekday(s.eventDate)}`]);
  return days < 7 ? `el pasado ${weekday(s.eventDate)}` : `el ${longDateEs(s.eventDate)}`;
}

const by = (draw: Random): string =>
  draw.pick([
    'según una fuente cercana a la investigación',
    'de acuerdo con la carpeta de investigación',
    'informó un exfuncionario',
    'señaló la fiscalía estatal',
    'según dos personas con conocimiento del caso',
  ]);

function leads(s: Story, draw: Random): string {
  const { head: f, group } = s;
  return draw.pick([
    `${called(f, draw)} encabeza ${group} desde 2021, ${by(draw)}.`,
    `${called(f, draw)} es líder de ${group}.`,
    `Las autoridades identifican a ${called(f, draw)} como líder de ${group}.`,
    `${group} es encabezado por ${called(f, draw).replace(/,$/, '')}, ${by(draw)}.`,
  ]);
}

function member(f: Figure, group: string, draw: Random): string {
  return draw.pick([
    `${called(f, draw)} es integrante de ${group}.`,
    `${called(f, draw)} pertenece a ${group} y responde por sus caminos.`,
    `${called(f, draw)} es lugarteniente de ${group}, ${by(draw)}.`,
  ]);
}

function kin(s: Story, draw: Random): string {
  const sibling = s.relative.female ? 'hermana' : 'hermano';
  return draw.pick([
    `${s.relative.name} es ${sibling} de ${s.head.name}.`,
    `${s.relative.name}, ${sibling} de ${s.head.name}, lleva las cuentas.`,
    `Se ha visto en el mismo rancho a ${s.relative.name}, prim${o(s.relative)} de ${s.head.name}.`,
  ]);
}

function arrest(s: Story, draw: Random): string {
  const f = s.head;
  return draw.pick([
    `${called(f, draw)} fue detenid${o(f)} ${day(s, draw)} en ${where(s.town)} por elementos de la Guardia Nacional.`,
    `Elementos del Ejército Mexicano y de la Fiscalía del Estado detuvieron ${day(s, draw)} a ${called(f, draw)} en ${where(s.town)}.`,
    `La detención de ${f.name} ocurrió ${day(s, draw)} en ${where(s.town)}, sin un solo disparo, informó la dependencia.`,
  ]);
}

function clash(s: Story, draw: Random): string[] {
  const { suspects, guards, wounded } = s.wave;
  return [
    draw.pick([
      `Civiles armados atacaron a elementos de la Policía Estatal en ${where(s.town)} ${day(s, draw)}.`,
      `Un convoy del Ejército Mexicano fue agredido cerca de ${where(s.town)} ${day(s, draw)}.`,
      `Se registró un enfrentamiento ${day(s, draw)} en el camino entre ${s.town.name} y ${s.otherTown.name}.`,
    ]),
    draw.pick([
      `Murieron ${some(suspects, 'presunto agresor', 'presuntos agresores')} y ${some(wounded, 'militar resultó herido', 'militares resultaron heridos')}.`,
      `Fallecieron ${some(guards, 'elemento', 'elementos')} de la Guardia Nacional y fueron abatidos ${some(suspects, 'agresor', 'agresores')}.`,
      `Hubo al menos ${some(suspects, 'muerto', 'muertos')} y ${some(wounded, 'herido', 'heridos')}, ${by(draw)}.`,
    ]),
  ];
}

function seizure(s: Story, draw: Random): string {
  const goods = draw.pick([
    `${draw.between(12, 90)} kilos de metanfetamina y ${count(draw.between(2, 9))} armas largas`,
    `${draw.between(40, 900)} mil pastillas de fentanilo, ${draw.between(3, 20)} kilos de cocaína y una camioneta`,
    `${count(draw.between(3, 10))} armas largas, ${draw.between(400, 4000)} cartuchos y tres vehículos`,
    `${draw.between(5, 60)} mil litros de hidrocarburo y ${count(draw.between(2, 6))} tractocamiones`,
  ]);
  return draw.pick([
    `En ${where(s.otherTown)}, elementos de la Guardia Nacional aseguraron ${goods}.`,
    `Durante un cateo en ${where(s.otherTown)} fueron asegurados ${goods}.`,
    `El personal aseguró ${goods} en una bodega de ${where(s.otherTown)}.`,
  ]);
}

function roadblocks(w: Wave, draw: Random): string {
  const states = w.states.map((state) => state.name);
  const named = `${states.slice(0, 2).join(', ')} y ${states[2]}`;
  return draw.pick([
    `Se reportaron ${hedged(w.roadblocks, w.hedge, draw)} bloqueos en ${count(states.length)} estados, entre ellos ${named}.`,
    `Las autoridades contaron ${hedged(w.roadblocks, w.hedge, draw)} bloqueos carreteros en ${count(states.length)} estados.`,
    `Hubo quema de vehículos y ${hedged(w.roadblocks, w.hedge, draw)} narcobloqueos en ${count(states.length)} estados: ${named}, entre otros.`,
  ]);
}

function dead(s: Story, draw: Random): string[] {
  const { guards, attacks, suspects, civilians } = s.wave;
  const lines = [
    draw.pick([
      `El Gabinete de Seguridad informó que ${some(guards, 'elemento', 'elementos')} de la Guardia Nacional murieron en ${some(attacks, 'ataque', 'ataques')}.`,
      `Murieron ${some(guards, 'elemento', 'elementos')} de la Guardia Nacional en ${some(attacks, 'ataque', 'ataques')}, según el Gabinete de Seguridad.`,
    ]),
  ];
  if (suspects > 0)
    lines.push(`Fueron abatidos alrededor de ${count(suspects)} presuntos delincuentes en ${s.town.state.name}.`);
  if (civilians > 0)
    lines.push(
      draw.pick([
        `También murieron ${some(civilians, 'civil', 'civiles')}, informó la fiscalía estatal.`,
        `Las autoridades estatales reportaron al menos ${some(civilians, 'persona muerta', 'personas muertas')} más.`,
      ]),
    );
  return lines;
}

function cleared(w: Wave, draw: Random): string {
  if (w.clearedHour === null)
    return draw.pick([
      'Se desconoce cuántos caminos siguen cerrados.',
      'Varios tramos seguían bloqueados al cierre de este informe.',
    ]);
  return draw.pick([
    `A las ${w.clearedHour}:00 horas todos los bloqueos habían sido liberados, informó el gabinete.`,
    `Los bloqueos fueron liberados antes de las ${w.clearedHour}:00 horas.`,
  ]);
}

function succession(s: Story, draw: Random): string[] {
  return [
    draw.pick([
      `Tras la detención de ${s.head.name}, ${called(s.second, draw)} encabeza ahora ${s.group}, ${by(draw)}.`,
      `${called(s.second, draw)} asumió el mando de ${s.group}, ${by(draw)}.`,
    ]),
    draw.pick([
      `Otra versión indica que ${called(s.third, draw)} es líder de ${s.group}.`,
      `La prensa local sostiene, en cambio, que ${called(s.third, draw)} encabeza el grupo.`,
      `Ninguna fuente de esta oficina lo confirma, y de ${again(s.third, draw)} no hay noticias desde entonces.`,
    ]),
  ];
}

const rivals = (s: Story, draw: Random): string =>
  draw.pick([
    `${s.group} disputa a ${s.rival} los cruces cercanos a ${s.otherTown.name}.`,
    `${s.rival} es rival de ${s.group}.`,
    `${s.group} y ${s.rival} son rivales desde 2022, ${by(draw)}.`,
  ]);
const allies = (s: Story, draw: Random): string =>
  draw.pick([
    `${s.group} es aliado de ${s.ally}.`,
    `${s.ally}, aliado de ${s.group}, mueve la mercancía al norte de ${s.otherTown.name}.`,
  ]);
const money = (s: Story, draw: Random): string[] => [
  draw.pick([
    `${called(s.broker, draw)} mueve dinero de ${s.group} por casas de cambio de ${where(s.otherTown)}.`,
    `Los registros bancarios muestran que ${called(s.broker, draw)} pagó a tres empresas por cuenta de ${s.group}, ${by(draw)}.`,
  ]),
  member(s.broker, s.group, draw),
  ...(s.broker.phone === '' ? [] : [`El número ${s.broker.phone} está a nombre de ${s.broker.name}.`]),
];
const meeting = (s: Story, draw: Random): string =>
  draw.pick([
    `${called(s.second, draw)} se reunió con ${s.broker.name} en ${where(s.town)} ${day(s, draw)}.`,
    `${s.broker.name} es soci${o(s.broker)} de ${s.second.name}; se les vio en ${where(s.town)}.`,
  ]);
const caution = (draw: Random): string =>
  draw.pick([
    'La fuente tuvo acceso directo; se ignora si lo conserva.',
    'Esta información no ha sido confirmada por una segunda fuente.',
    'Los datos provienen de una indagatoria abierta y pueden estar incompletos.',
    'Nada de lo aquí asentado constituye imputación contra persona alguna.',
    'Los informes anteriores de la misma fuente se han sostenido en su mayoría.',
  ]);
const background = (s: Story, draw: Random): string =>
  draw.pick([
    `El grupo surgió hacia ${draw.between(2009, 2016)} y opera en ${states(s)}.`,
    `${s.group} tiene presencia en ${s.town.name} y ${s.otherTown.name}, donde cobra piso a transportistas.`,
    `Se calcula que tiene entre ${draw.between(20, 35)} y ${draw.between(40, 60)} integrantes fijos.`,
  ]);

const PARTS: Readonly<Record<Topic, (s: Story, d: Random) => { title: string; body: (string | readonly string[])[] }>> =
  {
    leadership: (s, d) => ({
      title: d.pick([`Estructura de ${s.group}`, `Quién manda en ${s.group}`]),
      body: [leads(s, d), kin(s, d), [member(s.second, s.group, d), background(s, d)], caution(d)],
    }),
    arrest: (s, d) => ({
      title: d.pick([`Detienen a ${s.head.name} en ${s.town.name}`, `Detención del líder de ${s.group}`]),
      body: [arrest(s, d), leads(s, d), [seizure(s, d), kin(s, d)], background(s, d)],
    }),
    clash: (s, d) => ({
      title: d.pick([`Enfrentamiento en ${s.town.name}`, `Agreden a convoy en ${s.town.name}`]),
      body: [clash(s, d), [member(s.third, s.group, d), rivals(s, d)], seizure(s, d), caution(d)],
    }),
    seizure: (s, d) => ({
      title: d.pick([`Aseguramiento en ${s.otherTown.name}`, `Cateo en ${s.otherTown.name}`]),
      body: [seizure(s, d), [member(s.third, s.group, d), allies(s, d)], caution(d)],
    }),
    wave: (s, d) => ({
      title: d.pick([
        `Bloqueos tras la detención de ${s.head.alias || s.head.name}`,
        `Quema de vehículos en ${s.wave.states.length} estados`,
      ]),
      body: [
        `${s.head.name}, alias “${s.head.alias}”, fue detenid${o(s.head)} ${day(s, d)} en ${where(s.town)}.`,
        roadblocks(s.wave, d),
        dead(s, d),
        cleared(s.wave, d),
        [leads(s, d), background(s, d)],
      ],
    }),
    tally: (s, d) => ({
      title: d.pick(['Parte de novedades: vialidades y víctimas', `Saldo del ${longDateEs(s.eventDate)}`]),
      body: [roadblocks(s.wave, d), dead(s, d), cleared(s.wave, d), caution(d)],
    }),
    succession: (s, d) => ({
      title: d.pick([`La sucesión en ${s.group}`, `${s.group} después de la detención`]),
      body: [succession(s, d), [rivals(s, d), allies(s, d)], caution(d)],
    }),
    money: (s, d) => ({
      title: d.pick([`Recursos de ${s.group}`, `Casas de cambio en ${s.otherTown.name}`]),
      body: [money(s, d), meeting(s, d), caution(d)],
    }),
    meeting: (s, d) => ({
      title: d.pick([`Reunión en ${s.town.name}`, `Contacto entre ${s.second.surname} y ${s.broker.surname}`]),
      body: [[meeting(s, d), member(s.second, s.group, d)], kin(s, d), caution(d)],
    }),
    rivalry: (s, d) => ({
      title: d.pick([`${s.group} y ${s.rival}`, `Disputa por ${s.otherTown.name}`]),
      body: [[rivals(s, d), allies(s, d)], clash(s, d), leads(s, d)],
    }),
    advisory: (s, d) => ({
      title: `Aviso a la población de ${s.wave.states
        .map((state) => state.name)
        .slice(0, 3)
        .join(', ')}`,
      body: [
        roadblocks(s.wave, d),
        `Se recomienda permanecer en casa en ${where(s.town)} y ${where(s.otherTown)} hasta nuevo aviso.`,
        [
          'Evite las vías principales.',
          'En caso de emergencia marque 911.',
          `Se suspenden las clases del lunes en ${s.town.state.name}.`,
        ],
      ],
    }),
  };

export const tellSpanish: Tell = (topic, story, draw) => {
  const { title, body } = PARTS[topic](story, draw);
  const paragraphs = body.map((part) => capital(withArticles(typeof part === 'string' ? part : part.join(' '))));
  return {
    title: withArticles(title),
    paragraphs: paragraphs.map((text) => text.replaceAll(',,', ',').replace(/,\.$/, '.')),
  };
};

/** "de Cártel" is written "del Cártel", "a Hermandad" "a la Hermandad"; a sentence begins with the article too. */
function withArticles(text: string): string {
  return text
    .replace(
      /(^|[.!?] |\b(?:y|encabeza|encabeza ahora) )Cártel\b/gu,
      (_, before: string) => `${before}${/[a-z] $/.test(before) ? 'el' : 'El'} Cártel`,
    )
    .replace(
      /(^|[.!?] |\b(?:y|encabeza|encabeza ahora) )(Hermandad|Alianza|Unión)\b/gu,
      (_, before: string, word: string) => `${before}${/[a-z] $/.test(before) ? 'la' : 'La'} ${word}`,
    )
    .replace(/\b(de|a) Cártel\b/gu, (_, word: string) => `${word}l Cártel`)
    .replace(/\b(de|a) (Hermandad|Alianza|Unión)\b/gu, '$1 la $2');
}
