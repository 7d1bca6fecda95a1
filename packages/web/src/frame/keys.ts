/** Keys and what they do on the screen shown. Pure: the component that listens is `keys-provider.tsx`. */
export interface KeyAction {
  /** As `keyOf` names it: `j`, `A`, `?`, `mod+k`, `ArrowDown`. */
  readonly key: string;
  /** What it does, in the language shown. */
  readonly does: string;
  readonly run: () => void;
}

export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** One name a key press: shift is in the character itself, Ctrl and Command are both `mod`. */
export function keyOf(press: KeyPress): string {
  const key = press.key === ' ' ? 'Space' : press.key;
  const mod = press.ctrlKey || press.metaKey ? 'mod+' : '';
  const alt = press.altKey ? 'alt+' : '';
  return `${mod}${alt}${mod || alt ? key.toLowerCase() : key}`;
}

/** The action of a key: of two screens that claim it, the one opened last. */
export function actionFor(layers: readonly (readonly KeyAction[])[], key: string): KeyAction | null {
  for (let i = layers.length - 1; i >= 0; i--) {
    const found = layers[i]?.find((action) => action.key === key);
    if (found) return found;
  }
  return null;
}

/** How a key is printed. */
export function keyLabel(key: string, mac: boolean): string {
  const names: Readonly<Record<string, string>> = { ArrowDown: '↓', ArrowUp: '↑', ArrowLeft: '←', ArrowRight: '→' };
  return key
    .split('+')
    .map((part) => (part === 'mod' ? (mac ? '⌘' : 'Ctrl') : (names[part] ?? part)))
    .map((part, index, all) => (all.length > 1 && index === all.length - 1 ? part.toUpperCase() : part))
    .join(mac ? '' : '+');
}
