import type { ClaimRule, PhraseRule } from '../rule.js';
import { CLAIMS_EN } from './claims-en.js';
import { CLAIMS_ES } from './claims-es.js';
import { INCIDENTS_EN } from './incidents-en.js';
import { INCIDENTS_ES } from './incidents-es.js';
import { PHRASES_EN } from './phrases-en.js';
import { PHRASES_ES } from './phrases-es.js';
import { TIES_EN } from './ties-en.js';
import { TIES_ES } from './ties-es.js';

export const PHRASES: readonly PhraseRule[] = [...PHRASES_EN, ...PHRASES_ES];
export const CLAIMS: readonly ClaimRule[] = [
  ...TIES_EN,
  ...CLAIMS_EN,
  ...INCIDENTS_EN,
  ...TIES_ES,
  ...CLAIMS_ES,
  ...INCIDENTS_ES,
];
