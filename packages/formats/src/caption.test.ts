import { describe, expect, it } from 'vitest';
import { headline } from './caption.js';

const HEAD = 'SECRETARÍA DE SEGURIDAD\nDirección de Análisis\n\nOficio: DA/114/2026\n';

describe('the title of a text', () => {
  it.each([
    ['Asunto: Bloqueos en la carretera 80', 'Bloqueos en la carretera 80'],
    ['ASUNTO.- Se rinde informe.', 'Se rinde informe.'],
    ['ASUNTO: Se rinde tarjeta informativa', 'Se rinde tarjeta informativa'],
    ['  Subject: Roadblocks on highway 80  ', 'Roadblocks on highway 80'],
    ['Título: Nota de la semana', 'Nota de la semana'],
  ])('is what a line of its head calls it: %s', (line, title) => {
    expect(headline(`${HEAD}${line}\n\nEl 22 de febrero hubo bloqueos.\n`)).toBe(title);
  });

  it('is not what stands deep in the text, nor a label with nothing after it', () => {
    const long = Array.from({ length: 40 }, (_, i) => `Línea ${i} del informe, con sus palabras.`).join('\n');
    expect(headline(`${HEAD}\n${long}\nAsunto: otro\n`)).not.toBe('otro');
    expect(headline('Asunto:\nA quien corresponda.\n\nTexto.\n')).toBeNull();
    expect(headline('The subject: a man of thirty.\n\nText.\n')).toBeNull();
  });

  it('is else a first paragraph that reads like a headline', () => {
    expect(headline('Roadblocks on highway 80\n\nOn 22 February there were roadblocks.\n')).toBe(
      'Roadblocks on highway 80',
    );
    expect(headline('On 22 February there were roadblocks.\n\nMore.\n')).toBeNull();
  });
});
