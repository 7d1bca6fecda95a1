import { describe, expect, it } from 'vitest';
import { requestLanguage } from './language.js';

describe('the language of an answer', () => {
  it.each([
    ['/api/x', undefined, 'en'],
    ['/api/x', 'es-MX,es;q=0.9,en;q=0.8', 'es'],
    ['/api/x', 'fr-FR,en;q=0.5,es;q=0.7', 'es'],
    ['/api/x', 'fr, en;q=0', 'en'],
    ['/api/x', 'es;q=0.5, en;q=0.5', 'es'],
    ['/api/x?lang=es', 'en', 'es'],
    ['/api/x?a=1&lang=en', 'es', 'en'],
    ['/api/x?lang=fr', 'es', 'es'],
  ])('%s with Accept-Language %s is %s', (url, header, language) => {
    expect(requestLanguage(url, header)).toBe(language);
  });
});
