import { Dialog, DialogBody } from '@blueprintjs/core';
import { useWords } from '../language/language.js';
import { keyLabel } from './keys.js';
import { useKeyLayers } from './keys-provider.js';

const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);

export function KeysHelp({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const t = useWords('frame');
  const layers = useKeyLayers();
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t('keysOfScreen')} transitionDuration={0}>
      <DialogBody>
        {isOpen
          ? layers()
              .filter((layer) => layer.actions.length > 0)
              .map((layer) => (
                <section key={layer.title} className="keys">
                  <h3>{layer.title}</h3>
                  <dl>
                    {layer.actions.map((action) => (
                      <div key={action.key}>
                        <dt>
                          <kbd>{keyLabel(action.key, isMac)}</kbd>
                        </dt>
                        <dd>{action.does}</dd>
                      </div>
                    ))}
                  </dl>
                </section>
              ))
          : null}
      </DialogBody>
    </Dialog>
  );
}
