/** The words of every feature in both languages; a test holds the two to the same keys and names. */
import { frameEn } from '../frame/words.en.js';
import { frameEs } from '../frame/words.es.js';
import { accountEn } from '../screens/account/words.en.js';
import { accountEs } from '../screens/account/words.es.js';
import { activityEn } from '../screens/activity/words.en.js';
import { activityEs } from '../screens/activity/words.es.js';
import { auditEn } from '../screens/audit/words.en.js';
import { auditEs } from '../screens/audit/words.es.js';
import { casesEn } from '../screens/cases/words.en.js';
import { casesEs } from '../screens/cases/words.es.js';
import { incidentsEn } from '../screens/incidents/words.en.js';
import { incidentsEs } from '../screens/incidents/words.es.js';
import { networkEn } from '../screens/network/words.en.js';
import { networkEs } from '../screens/network/words.es.js';
import { reportsEn } from '../screens/reports/words.en.js';
import { reportsEs } from '../screens/reports/words.es.js';
import { retentionEn } from '../screens/retention/words.en.js';
import { retentionEs } from '../screens/retention/words.es.js';
import { reviewEn } from '../screens/review/words.en.js';
import { reviewEs } from '../screens/review/words.es.js';
import { searchEn } from '../screens/search/words.en.js';
import { searchEs } from '../screens/search/words.es.js';
import { signInEn } from '../screens/sign-in/words.en.js';
import { signInEs } from '../screens/sign-in/words.es.js';
import { subjectEn } from '../screens/subject/words.en.js';
import { subjectEs } from '../screens/subject/words.es.js';

const ENGLISH = {
  frame: frameEn,
  reports: reportsEn,
  review: reviewEn,
  search: searchEn,
  subject: subjectEn,
  network: networkEn,
  incidents: incidentsEn,
  cases: casesEn,
  retention: retentionEn,
  activity: activityEn,
  audit: auditEn,
  account: accountEn,
  signIn: signInEn,
};
export type EnglishResources = typeof ENGLISH;
type Resource = Readonly<Record<string, string>>;

const SPANISH: Readonly<Record<keyof EnglishResources, Resource>> = {
  frame: frameEs,
  reports: reportsEs,
  review: reviewEs,
  search: searchEs,
  subject: subjectEs,
  network: networkEs,
  incidents: incidentsEs,
  cases: casesEs,
  retention: retentionEs,
  activity: activityEs,
  audit: auditEs,
  account: accountEs,
  signIn: signInEs,
};

export const RESOURCES: {
  readonly en: Readonly<Record<keyof EnglishResources, Resource>>;
  readonly es: Readonly<Record<keyof EnglishResources, Resource>>;
} = { en: ENGLISH, es: SPANISH };
