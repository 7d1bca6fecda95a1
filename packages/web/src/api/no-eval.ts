/** Imported before the contract: its schemas must not probe `new Function`, which our policy forbids. */
import { config } from 'zod';

config({ jitless: true });
