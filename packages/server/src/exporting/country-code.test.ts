import { expect, it } from 'vitest';
import { countryCode } from './country-code.js';

it('knows a country by its codes and by its names in English and Spanish', () => {
  for (const text of ['MEX', 'mx', 'MX', 'Mexico', 'México', ' mexico ']) expect(countryCode(text)).toBe('mx');
  expect(countryCode('Estados Unidos')).toBe('us');
  expect(countryCode('United States')).toBe('us');
  expect(countryCode('Guatemala')).toBe('gt');
  expect(countryCode('España')).toBe('es');
});

it('knows the names that the Treasury writes', () => {
  const names = {
    'Korea, North': 'kp',
    'Korea, South': 'kr',
    Iran: 'ir',
    Burma: 'mm',
    'Congo, Democratic Republic of the': 'cd',
    'Saint Kitts and Nevis': 'kn',
    'Trinidad and Tobago': 'tt',
    Yemen: 'ye',
    Germany: 'de',
    'Virgin Islands, British': 'vg',
  };
  for (const [name, code] of Object.entries(names)) expect([name, countryCode(name)]).toEqual([name, code]);
});

it('takes nothing else for a country', () => {
  for (const text of ['', 'Undetermined', 'Jalisco', 'XX', 'Korea', 'República']) expect(countryCode(text)).toBeNull();
});
