import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { detectFormat } from './detect-format.js';
import { Drafts, localData, NO_OPTIONS } from './drafts.fixture.js';
import { readRecords } from './read-records.js';

it('reads ACLED by its own columns; protests are left out by name', async () => {
  const bytes = Buffer.from(
    'event_id_cnty,event_date,event_type,sub_event_type,actor1,admin1,admin2,location,latitude,longitude,source,notes,fatalities\n' +
      'MEX1,23 February 2026,Battles,Armed clash,CJNG,Jalisco,Tapalpa,Tapalpa,19.9,-103.7,Reuters,"On 23 February",4\n' +
      'MEX2,23 February 2026,Protests,Peaceful protest,Protesters,Jalisco,Zapopan,Zapopan,20.7,-103.4,Milenio,x,0\n',
  );
  const file = { name: 'acled.csv', bytes };
  expect(detectFormat(file)).toEqual({ ok: true, value: 'acled' });
  const drafts = new Drafts();
  await readRecords(file, 'acled', NO_OPTIONS, drafts);
  expect(drafts.values('incident:MEX1', 'kind')).toEqual(['clash']);
  expect(drafts.values('incident:MEX1', 'start')).toEqual(['2026-02-23']);
  expect(drafts.claims.find((c) => c.property === 'killed')).toMatchObject({ best: 4, attribution: 'Reuters' });
  expect(drafts.skipped).toEqual([{ where: 'row 2', why: 'the map leaves out the kind Peaceful protest' }]);
});

it('reads UCDP events with their bounds, days as days', async () => {
  const bytes = Buffer.from(
    'id,type_of_violence,dyad_name,side_a,side_b,where_coordinates,adm_1,adm_2,latitude,longitude,date_start,date_end,best,high,low\n' +
      '7,2,A - B,A,B,Tapalpa,Jalisco state,Tapalpa,19.9,-103.7,2023-01-02 00:00:00.000,2023-01-03 00:00:00.000,3,5,2\n' +
      '8,2,A - B,A,B,Tapalpa,Jalisco state,Tapalpa,19.9,-103.7,2023-01-02 00:00:00.000,2023-01-03 00:00:00.000,3,1,2\n',
  );
  const drafts = new Drafts();
  const read = await readRecords({ name: 'ged.csv', bytes }, 'ucdp', NO_OPTIONS, drafts);
  expect(read).toMatchObject({ ok: true, value: { rows: 2, kind: 'incidents' } });
  expect(drafts.claims.find((c) => c.property === 'killed')).toMatchObject({ low: 2, best: 3, high: 5 });
  expect(drafts.values('incident:7', 'start')).toEqual(['2023-01-02']);
  // The publishers themselves have some bounds the wrong way round.
  expect(drafts.skipped.map((s) => s.where)).toEqual(['row 2']);
  expect(drafts.claims.findLast((c) => c.property === 'killed')).toMatchObject({ low: null, best: 3, high: null });
});

const whole = localData('ucdp-ged-mexico/ged_mexico_1989_2023.csv.gz');
it.skipIf(!existsSync(whole))('reads all 18,957 events of Mexico', async () => {
  const drafts = new Drafts();
  const file = { name: 'ged.csv.gz', bytes: readFileSync(whole) };
  expect(detectFormat(file)).toEqual({ ok: true, value: 'ucdp' });
  const read = await readRecords(file, 'ucdp', NO_OPTIONS, drafts);
  expect(read).toMatchObject({ ok: true, value: { rows: 18957 } });
  expect(drafts.mentions.filter((m) => m.schema === 'Event')).toHaveLength(18957);
  expect(new Set(drafts.skipped.map((s) => s.why.split(':')[0]))).toEqual(new Set(['taken without its bounds']));
  const wide = drafts.claims.filter((c) => c.property === 'killed' && (c.low ?? 0) < (c.high ?? 0));
  expect(wide).toHaveLength(805);
});
