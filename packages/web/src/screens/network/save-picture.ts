/** Turns a drawing into a file that the browser saves. */
import { saveBlob } from '../../parts/save-blob.js';

const SCALE = 2;
/** Past this a canvas of some browsers stays empty. */
const MAX_SIDE = 12_000;

export function saveSvg(svg: string, name: string): void {
  saveBlob(new Blob([svg], { type: 'image/svg+xml' }), `${name}.svg`);
}

export async function savePng(drawing: { svg: string; width: number; height: number }, name: string): Promise<void> {
  const scale = Math.min(SCALE, MAX_SIDE / Math.max(drawing.width, drawing.height));
  const image = new Image();
  const address = URL.createObjectURL(new Blob([drawing.svg], { type: 'image/svg+xml' }));
  try {
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(drawing.width * scale);
    canvas.height = Math.round(drawing.height * scale);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('no canvas');
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (!blob) throw new Error('the picture is too large');
    saveBlob(blob, `${name}.png`);
  } finally {
    URL.revokeObjectURL(address);
  }
}
