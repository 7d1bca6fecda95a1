/** Sentences of English reports. A grammar: longer than other files. */
import type { Random } from '@trama/network';
import { daysAfter, type Figure, type Hedge, type Story, type Tell, type Topic, type Wave } from './story.js';
import type { Town } from './territory.js';

const DAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');
const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const SMALL = 'zero one two three four five six seven eight nine ten'.split(' ');

export function longDateEn(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${MONTHS[(month as number) - 1]} ${day}, ${year}`;
}

const weekday = (date: string): string => DAYS[new Date(`${date}T00:00Z`).getUTCDay()] as string;
const grouped = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ',');
const count = (n: number): string => (n <= 10 ? (SMALL[n] as string) : grouped(n));
const where = (town: Town): string => `${town.name}, ${town.state.name}`;
const states = (s: Story, and: string): string =>
  [...new Set([s.town.state.name, s.otherTown.state.name])].join(` ${and} `);
const their = (f: Figure): string => (f.female ? 'her' : 'his');
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function hedged(n: number, hedge: Hedge, draw: Random): string {
  const words: Readonly<Record<Hedge, readonly string[]>> = {
    exact: [''],
    'at-least': ['at least ', 'no fewer than '],
    over: ['more than ', 'over '],
    about: ['about ', 'around ', 'some '],
    'up-to': ['up to ', 'as many as '],
  };
  return `${draw.pick(words[hedge])}${count(n)}`;
}

function called(f: Figure, draw: Random): string {
  if (f.alias === '') return f.name;
  return draw.pick([
    `${f.name}, alias “${f.alias}”,`,
    `${f.name}, known as “${f.alias}”,`,
    `${f.name}, also known as ${f.alias},`,
    `${f.name} (a.k.a. “${f.alias}”)`,
  ]);
}

function again(f: Figure, draw: Random): string {
  return f.alias !== '' && draw.chance(0.5) ? f.alias : f.surname;
}

function day(s: Story, draw: Random): string {
  const days = daysAfter(s);
  if (days === 0) return draw.pick(['today', `on ${weekday(s.eventDate)}`]);
  if (days === 1) return draw.pick(['yesterday', `on ${weekday(s.eventDate)}`]);
  return days < 7 ? `on ${weekday(s.eventDate)}` : `on ${longDateEn(s.eventDate)}`;
}

const by = (draw: Random): string =>
  draw.pick([
    'according to a person familiar with the inquiry',
    'a former official said',
    'according to court papers',
    'two people with knowledge of the matter said',
    'a regional prosecutor said',
  ]);

function leads(s: Story, draw: Random): string {
  const { head: f, group } = s;
  return draw.pick([
    `${called(f, draw)} has led ${group} since at least 2021, ${by(draw)}.`,
    `${group} is led by ${called(f, draw).replace(/,$/, '')}, ${by(draw)}.`,
    `${called(f, draw)} is the leader of ${group}.`,
    `Investigators describe ${called(f, draw)} as the head of ${group}.`,
  ]);
}

function member(f: Figure, group: string, draw: Random): string {
  return draw.pick([
    `${called(f, draw)} is a member of ${group}.`,
    `${called(f, draw)} belongs to ${group} and answers for its roads.`,
    `${called(f, draw)} is a lieutenant of ${group}, ${by(draw)}.`,
  ]);
}

function kin(s: Story, draw: Random): string {
  return draw.pick([
    `${s.relative.name} is ${s.relative.female ? 'a sister' : 'a brother'} of ${s.head.name}.`,
    `${again(s.head, draw)} is said to trust few people outside ${their(s.head)} family; ${s.relative.name}, ${s.relative.female ? 'a sister' : 'a brother'} of ${s.head.name}, keeps the books.`,
    `${s.relative.name}, a cousin of ${s.head.name}, has been seen at the same ranch.`,
  ]);
}

function arrest(s: Story, draw: Random): string {
  return draw.pick([
    `${called(s.head, draw)} was arrested ${day(s, draw)} in ${where(s.town)} by members of the National Guard.`,
    `Soldiers and agents of the state prosecutor’s office arrested ${called(s.head, draw)} in ${where(s.town)} ${day(s, draw)}.`,
    `The arrest of ${s.head.name} took place ${day(s, draw)} in ${where(s.town)}; no shot was fired, officials said.`,
  ]);
}

function clash(s: Story, draw: Random): string[] {
  const { suspects, guards, wounded } = s.wave;
  return [
    draw.pick([
      `Gunmen opened fire on a patrol of the State Police in ${where(s.town)} ${day(s, draw)}.`,
      `A convoy of the Mexican Army was attacked near ${where(s.town)} ${day(s, draw)}.`,
      `A shoot-out broke out ${day(s, draw)} on the road between ${s.town.name} and ${s.otherTown.name}.`,
    ]),
    draw.pick([
      `${capital(count(suspects))} suspected gunmen were killed and ${count(wounded)} soldiers were wounded.`,
      `Troops killed ${count(suspects)} suspects; ${count(guards)} members of the National Guard were killed.`,
      `At least ${count(suspects)} people died, ${by(draw)}; ${count(wounded)} others were wounded.`,
    ]),
  ];
}

function seizure(s: Story, draw: Random): string {
  const goods = draw.pick([
    `${draw.between(12, 90)} kilograms of methamphetamine and ${count(draw.between(2, 9))} rifles`,
    `${draw.between(40, 900)},000 fentanyl pills, ${draw.between(3, 20)} kilograms of cocaine and a pick-up truck`,
    `${count(draw.between(3, 10))} long guns, ${grouped(draw.between(400, 4000))} rounds of ammunition and $${draw.between(80, 900)},000 in cash`,
    `${draw.between(5, 60)},000 liters of stolen fuel and ${count(draw.between(2, 6))} tanker trucks`,
  ]);
  return draw.pick([
    `Officers seized ${goods} in ${where(s.otherTown)}.`,
    `A search of a warehouse in ${where(s.otherTown)} ended in the seizure of ${goods}.`,
    `In ${where(s.otherTown)}, ${goods} were seized.`,
  ]);
}

function roadblocks(w: Wave, draw: Random): string {
  const states = w.states.map((state) => state.name);
  const named = `${states.slice(0, 2).join(', ')} and ${states[2]}`;
  return draw.pick([
    `${capital(hedged(w.roadblocks, w.hedge, draw))} roadblocks were reported across ${count(states.length)} states, among them ${named}.`,
    `Authorities counted ${hedged(w.roadblocks, w.hedge, draw)} roadblocks in ${count(states.length)} states.`,
    `Vehicles were set on fire and highways were blocked: ${hedged(w.roadblocks, w.hedge, draw)} roadblocks in ${count(states.length)} states, including ${named}.`,
  ]);
}

function dead(s: Story, draw: Random): string[] {
  const { guards, attacks, suspects, civilians } = s.wave;
  const lines = [
    draw.pick([
      `${capital(count(guards))} members of the National Guard were killed in ${count(attacks)} separate attacks, the security cabinet said.`,
      `The security cabinet said ${count(guards)} National Guard troops were killed in ${count(attacks)} attacks.`,
    ]),
  ];
  if (suspects > 0) lines.push(`Around ${count(suspects)} suspects were killed in ${s.town.state.name}.`);
  if (civilians > 0)
    lines.push(
      draw.pick([
        `${capital(count(civilians))} civilians were also killed, the state prosecutor’s office said.`,
        `State authorities reported at least ${count(civilians)} other people killed.`,
      ]),
    );
  return lines;
}

function cleared(w: Wave, draw: Random): string {
  if (w.clearedHour === null)
    return draw.pick([
      'It was not clear how many roads were still blocked.',
      'Several roads were still closed when this was written.',
    ]);
  return draw.pick([
    `By ${w.clearedHour - 12} p.m. all of them had been cleared, the cabinet said.`,
    `The roadblocks had been cleared by ${w.clearedHour}:00, authorities said.`,
  ]);
}

function succession(s: Story, draw: Random): string[] {
  return [
    draw.pick([
      `After the arrest of ${s.head.name}, ${called(s.second, draw)} now leads ${s.group}, ${by(draw)}.`,
      `${called(s.second, draw)} has taken over ${s.group}, ${by(draw)}.`,
    ]),
    draw.pick([
      `Others see it differently: ${called(s.third, draw)} is the new leader of ${s.group}, a local newspaper reported.`,
      `That is disputed. ${called(s.third, draw)} claims to lead the same group.`,
      `No source of this office confirms it, and ${again(s.third, draw)} has not been heard from since.`,
    ]),
  ];
}

const rivals = (s: Story, draw: Random): string =>
  draw.pick([
    `${s.group} is fighting ${s.rival} for the crossings around ${s.otherTown.name}.`,
    `${s.rival} is a rival of ${s.group}.`,
    `${s.group} and ${s.rival} have been rivals since 2022, ${by(draw)}.`,
  ]);
const allies = (s: Story, draw: Random): string =>
  draw.pick([
    `${s.group} is allied with ${s.ally}.`,
    `${s.ally}, an ally of ${s.group}, moves the goods north of ${s.otherTown.name}.`,
  ]);
const reward = (s: Story, draw: Random): string =>
  `A reward of up to $${draw.pick([1, 2, 3, 5])} million is offered for information leading to the arrest of ${s.head.name}.`;
const money = (s: Story, draw: Random): string[] => [
  draw.pick([
    `${called(s.broker, draw)} moves money for ${s.group} through exchange houses in ${where(s.otherTown)}.`,
    `Bank records show that ${called(s.broker, draw)} paid three companies for ${s.group}, ${by(draw)}.`,
  ]),
  member(s.broker, s.group, draw),
  ...(s.broker.phone === '' ? [] : [`The number ${s.broker.phone} is registered to ${s.broker.name}.`]),
];
const meeting = (s: Story, draw: Random): string =>
  draw.pick([
    `${called(s.second, draw)} met with ${s.broker.name} in ${where(s.town)} ${day(s, draw)}.`,
    `${s.broker.name} is an associate of ${s.second.name}; the two were seen in ${where(s.town)}.`,
  ]);
const caution = (draw: Random): string =>
  draw.pick([
    'The source had direct access in the past; whether it still does is not known.',
    'This has not been confirmed by a second source.',
    'The information was collected in the course of an open inquiry and may be incomplete.',
    'Nothing in this report is a finding against any person.',
    'Earlier reporting from the same source has mostly held up.',
  ]);
const background = (s: Story, draw: Random): string =>
  draw.pick([
    `${s.group} appeared around ${draw.between(2009, 2016)} and operates in ${states(s, 'and')}.`,
    `The group is active in ${s.town.name} and ${s.otherTown.name}, where it taxes freight and fuel.`,
    `Analysts put its permanent members at ${draw.between(20, 60)} and those it hires at several thousand.`,
  ]);

const PARTS: Readonly<Record<Topic, (s: Story, d: Random) => { title: string; body: (string | readonly string[])[] }>> =
  {
    leadership: (s, d) => ({
      title: d.pick([`Who runs ${s.group}`, `${s.group}: structure`, `Notes on the leadership of ${s.group}`]),
      body: [leads(s, d), kin(s, d), [member(s.second, s.group, d), background(s, d)], reward(s, d), caution(d)],
    }),
    arrest: (s, d) => ({
      title: d.pick([`${s.head.name} arrested in ${s.town.name}`, `Arrest of the leader of ${s.group}`]),
      body: [arrest(s, d), leads(s, d), [seizure(s, d), kin(s, d)], background(s, d)],
    }),
    clash: (s, d) => ({
      title: d.pick([`Shoot-out near ${s.town.name}`, `Patrol attacked in ${s.town.name}`]),
      body: [clash(s, d), [member(s.third, s.group, d), rivals(s, d)], seizure(s, d), caution(d)],
    }),
    seizure: (s, d) => ({
      title: d.pick([`Seizure in ${s.otherTown.name}`, `Warehouse searched in ${s.otherTown.name}`]),
      body: [seizure(s, d), [member(s.third, s.group, d), allies(s, d)], caution(d)],
    }),
    wave: (s, d) => ({
      title: d.pick([
        `Roads blocked after arrest of ${s.head.alias || s.head.name}`,
        `Fires and roadblocks in ${s.wave.states.length} states`,
      ]),
      body: [
        `${s.head.name}, known as “${s.head.alias}”, was arrested ${day(s, d)} in ${where(s.town)}.`,
        roadblocks(s.wave, d),
        dead(s, d),
        cleared(s.wave, d),
        [leads(s, d), background(s, d)],
      ],
    }),
    tally: (s, d) => ({
      title: d.pick(['Situation report: roads and casualties', `Tally for ${longDateEn(s.eventDate)}`]),
      body: [roadblocks(s.wave, d), dead(s, d), cleared(s.wave, d), caution(d)],
    }),
    succession: (s, d) => ({
      title: d.pick([`Who follows ${s.head.alias || s.head.name}?`, `${s.group} after the arrest`]),
      body: [succession(s, d), [rivals(s, d), allies(s, d)], caution(d)],
    }),
    money: (s, d) => ({
      title: d.pick([`Money of ${s.group}`, `Exchange houses in ${s.otherTown.name}`]),
      body: [money(s, d), meeting(s, d), caution(d)],
    }),
    meeting: (s, d) => ({
      title: d.pick([`Meeting in ${s.town.name}`, `Contact between ${s.second.surname} and ${s.broker.surname}`]),
      body: [[meeting(s, d), member(s.second, s.group, d)], kin(s, d), caution(d)],
    }),
    rivalry: (s, d) => ({
      title: d.pick([`${s.group} and ${s.rival}`, `Dispute over ${s.otherTown.name}`]),
      body: [[rivals(s, d), allies(s, d)], clash(s, d), leads(s, d)],
    }),
    advisory: (s, d) => ({
      title: `Travel notice for ${s.wave.states
        .map((state) => state.name)
        .slice(0, 3)
        .join(', ')}`,
      body: [
        roadblocks(s.wave, d),
        `Staff in ${where(s.town)} and ${where(s.otherTown)} should stay indoors until further notice.`,
        [
          'Avoid the main roads.',
          'Call 911 in an emergency.',
          `Schools in ${s.town.state.name} stay closed until further notice.`,
        ],
      ],
    }),
  };

export const tellEnglish: Tell = (topic, story, draw) => {
  const { title, body } = PARTS[topic](story, draw);
  const paragraphs = body.map((part) => (typeof part === 'string' ? part : part.join(' ')));
  return { title, paragraphs: paragraphs.map((text) => text.replaceAll(',,', ',').replace(/,\.$/, '.')) };
};
