import type { ClaimRule, PhraseRule } from '../rule.js';
import { CLAIMS_EN } from './claims-en.js';
import { CLAIMS_ES } from './claims-es.js';
import { INCIDENTS_EN } from './incidents-en.js';
import { INCIDENTS_ES } from './incidents-es.js';
import { PHRASES_EN } from './phrases-en.js';
import { PHRASES_ES } from './phrases-es.js';

export const PHRASES: readonly PhraseRule[] = [...PHRASES_EN, ...PHRASES_ES];
export const CLAIMS: readonly ClaimRule[] = [...CLAIMS_EN, ...INCIDENTS_EN, ...CLAIMS_ES, ...INCIDENTS_ES];
