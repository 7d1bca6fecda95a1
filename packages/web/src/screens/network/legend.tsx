import { Checkbox } from '@blueprintjs/core';
import type { NetworkAnswer } from '@trama/contract';
import { LAYERS, type Layer } from '@trama/model';
import { useFormat, useVocabulary, useWords } from '../../language/language.js';
import { SHAPE_GROUPS, shapeGroup } from './node-shape.js';

/** The legend is the filter: each layer with how many ties it has here. */
export function Legend({
  all,
  layers,
  onToggle,
}: {
  readonly all: NetworkAnswer;
  readonly layers: readonly Layer[] | null;
  readonly onToggle: (layer: Layer, present: readonly Layer[]) => void;
}) {
  const t = useWords('network');
  const v = useVocabulary();
  const format = useFormat();
  const counts = new Map<Layer, number>();
  for (const tie of all.ties) counts.set(tie.layer, (counts.get(tie.layer) ?? 0) + 1);
  const present = LAYERS.filter((layer) => counts.has(layer) || layers?.includes(layer));
  const shapes = SHAPE_GROUPS.filter((group) => all.nodes.some((node) => shapeGroup(node.schema) === group));
  return (
    <section className="legend">
      <h2>{t('layers')}</h2>
      <ul>
        {present.map((layer) => (
          <li key={layer}>
            <Checkbox
              checked={layers === null || layers.includes(layer)}
              onChange={() => onToggle(layer, present)}
              labelElement={
                <>
                  <span className={`layer-line layer-${layer}`} aria-hidden="true" />
                  {v('layer', layer)}
                  <span className="muted number">{format.number(counts.get(layer) ?? 0)}</span>
                </>
              }
            />
          </li>
        ))}
      </ul>
      <ul className="legend-signs">
        <li>
          <span className="tie-sign confirmed" aria-hidden="true" /> {t('confirmed')}
        </li>
        <li>
          <span className="tie-sign unconfirmed" aria-hidden="true" /> {t('unconfirmed')}
        </li>
      </ul>
      <h2>{t('shapes')}</h2>
      <ul className="legend-signs">
        {shapes.map((group) => (
          <li key={group}>
            <span className={`shape shape-${group}`} aria-hidden="true" /> {t(`group_${group}`)}
          </li>
        ))}
      </ul>
    </section>
  );
}
