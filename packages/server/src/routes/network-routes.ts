/** The network around subjects, what states a tie, the incidents, the counts of this reader's world. */
import { fail, LAYERS, type Layer, ok, refusal, type SubjectId } from '@trama/model';
import type { World } from '@trama/project';
import { claimsByIds } from '@trama/store';
import type { AnswerOf, RouteSpecs } from '../http/call.js';
import { claimViews } from '../views/claim-view.js';
import { incidentViews } from '../views/incident-view.js';
import { dayOf, hiddenPeople, signOf } from '../views/protection.js';

type NetworkRoute = 'world.counts' | 'network.neighbours' | 'network.tie' | 'incidents.list' | 'search';
const EVIDENCE_SHOWN = 500;
const INCIDENT_CLAIMS = 200;

export const networkRoutes: RouteSpecs<Exclude<NetworkRoute, 'search'>> = {
  'world.counts': {
    audit: 'read',
    handle: async ({ workbench, reader }) => ok((await workbench.worlds.worldOf(reader)).counts()),
  },
  'network.neighbours': {
    audit: 'read',
    object: ({ query }) => [query.subject].flat().join(' '),
    shown: ({ nodes }) => nodes.map(({ id }) => id),
    results: ({ nodes }) => nodes.length,
    purpose: ({ query }) => query.protected ?? null,
    handle: async ({ workbench, reader, query, read, now }) => {
      const world = await workbench.worlds.worldOf(reader);
      const indexes = [query.subject].flat().map((id) => world.resolve(id));
      const known = indexes.filter((index) => index !== null);
      if (known.length === 0) return fail(refusal('not-found'));
      const layers = parseLayers(query.layers);
      const hidden = await read((tx) => hiddenPeople(tx, world, dayOf(now)));
      const leaveOut = new Set(query.protected === undefined ? hidden.keys() : []);
      const { nodes, ties, notShown, leftOut } = world.neighbours(known, { layers, limit: query.limit, leaveOut });
      const idOf = (index: number): SubjectId => world.ref(index).id;
      return ok({
        nodes: nodes.map(({ index, degree }) => ({ ...world.ref(index), ...signOf(hidden, index), degree })),
        ties: ties.map((tie) => tieView(tie, idOf)),
        notShown: notShown.map(({ index, count }) => ({ subject: idOf(index), count })),
        protectedNotShown: leftOut,
        marking: world.marking(nodes.map(({ index }) => index)),
      });
    },
  },
  'network.tie': {
    audit: 'read',
    shown: ({ source, target }) => [source.id, target.id],
    handle: async ({ workbench, reader, id, read }) => {
      const world = await workbench.worlds.worldOf(reader);
      const tie = world.tie(id);
      const evidence = world.tieEvidence(id, EVIDENCE_SHOWN);
      if (tie === null || evidence === null) return fail(refusal('not-found'));
      const { claims, contrary, details } = evidence;
      const views = await read(async (tx) =>
        claimViews(tx, world, inOrder(await claimsByIds(tx, [...claims, ...contrary, ...details]))),
      );
      return ok({
        source: world.ref(tie.source),
        target: world.ref(tie.target),
        property: tie.property,
        layer: tie.layer,
        claims: views,
      });
    },
  },
  'incidents.list': {
    audit: 'read',
    object: () => null,
    handle: async ({ workbench, reader, query, read }) => {
      const world = await workbench.worlds.worldOf(reader);
      const all = world.incidents({ limit: world.counts().incidents, claims: INCIDENT_CLAIMS });
      return read((tx) => incidentPage(tx, world, all.items, query)).then(ok);
    },
  },
};

type IncidentQuery = Parameters<(typeof networkRoutes)['incidents.list']['handle']>[0]['query'];

/** Filters look at each incident's claims, so they are read in pieces until the page is full. */
async function incidentPage(
  tx: Parameters<typeof claimsByIds>[0],
  world: World,
  items: ReturnType<World['incidents']>['items'],
  { limit, before, kind, state }: IncidentQuery,
): Promise<AnswerOf<'incidents.list'>> {
  const from = before === undefined ? 0 : items.findIndex(({ index }) => world.ref(index).id === before) + 1;
  const rest = items.slice(from);
  if (kind === undefined && state === undefined) {
    return pageOf(world, await incidentViews(tx, world, rest.slice(0, limit)), rest.length);
  }
  const fitting: AnswerOf<'incidents.list'>['items'] = [];
  for (let at = 0; at < rest.length; at += 500) {
    const views = await incidentViews(tx, world, rest.slice(at, at + 500));
    const fits = views.filter(
      (view) => (kind ?? view.kind) === view.kind && (state === undefined || view.states.includes(state)),
    );
    fitting.push(...fits);
  }
  return pageOf(world, fitting.slice(0, limit), fitting.length);
}

function pageOf(world: World, items: AnswerOf<'incidents.list'>['items'], fitting: number): AnswerOf<'incidents.list'> {
  const notShown = fitting - items.length;
  const marking = world.marking(items.flatMap(({ id }) => world.resolve(id) ?? []));
  return { items, marking, notShown, next: notShown > 0 ? (items.at(-1)?.id ?? null) : null };
}

function parseLayers(text: string | undefined): ReadonlySet<Layer> | null {
  if (text === undefined || text === '') return null;
  const named = text.split(',');
  return new Set(LAYERS.filter((layer) => named.includes(layer)));
}

function tieView(tie: ReturnType<World['neighbours']>['ties'][number], idOf: (index: number) => SubjectId) {
  const { id, source, target, property, layer, claims, confirmed } = tie;
  return { id, source: idOf(source), target: idOf(target), property, layer, claims, confirmed };
}

export function inOrder<T extends { readonly id: string }>(rows: readonly T[]): T[] {
  return [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));
}
