import {
  Briefcase,
  Calendar,
  Comparison,
  Document,
  Graph,
  History,
  MapMarker,
  Search,
  Shield,
} from '@blueprintjs/icons';
import type { Right } from '@trama/model';
import type { ComponentType } from 'react';
import type { frameEn } from './words.en.js';

export interface Feature {
  readonly path: string;
  readonly word: keyof typeof frameEn &
    ('reports' | 'review' | 'search' | 'network' | 'incidents' | 'cases' | 'retention' | 'activity' | 'audit');
  readonly right: Right;
  readonly icon: ComponentType<{ readonly size?: number }>;
}

/** The rail: one entry a feature word, shown to roles that have the right. */
export const FEATURES: readonly Feature[] = [
  { path: '/reports', word: 'reports', right: 'content.read', icon: Document },
  { path: '/review', word: 'review', right: 'claim.decide', icon: Comparison },
  { path: '/search', word: 'search', right: 'content.read', icon: Search },
  { path: '/network', word: 'network', right: 'content.read', icon: Graph },
  { path: '/incidents', word: 'incidents', right: 'content.read', icon: MapMarker },
  { path: '/cases', word: 'cases', right: 'case.manage', icon: Briefcase },
  { path: '/retention', word: 'retention', right: 'retention.manage', icon: Calendar },
  { path: '/activity', word: 'activity', right: 'activity.read', icon: History },
  { path: '/audit', word: 'audit', right: 'audit.read', icon: Shield },
];
