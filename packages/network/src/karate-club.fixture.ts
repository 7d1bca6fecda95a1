import { networkOf } from './arbitrary-network.js';
import type { Network } from './network.js';

/** Zachary 1977, DOI 10.1086/jar.33.4.3629752: who met outside the karate club; people from 1. */
const KARATE: readonly string[] = [
  '1 2 3 4 5 6 7 8 9 11 12 13 14 18 20 22 32',
  '2 3 4 8 14 18 20 22 31',
  '3 4 8 9 10 14 28 29 33',
  '4 8 13 14',
  '5 7 11',
  '6 7 11 17',
  '7 17',
  '9 31 33 34',
  '10 34',
  '14 34',
  '15 33 34',
  '16 33 34',
  '19 33 34',
  '20 34',
  '21 33 34',
  '23 33 34',
  '24 26 28 30 33 34',
  '25 26 28 32',
  '26 32',
  '27 30 34',
  '28 34',
  '29 32 34',
  '30 33 34',
  '31 33 34',
  '32 33 34',
  '33 34',
];

/** The 34 members and 78 ties of the club; member 1 is node 0, the head of the other side (34) node 33. */
export function karate(): Network {
  const ties = KARATE.flatMap((row) => {
    const [a, ...others] = row.split(' ').map((id) => Number(id) - 1);
    return others.map((b): [number, number] => [a!, b]);
  });
  return networkOf(34, ties);
}
