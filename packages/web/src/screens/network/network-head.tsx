import { Button, Menu, MenuItem, PopoverNext } from '@blueprintjs/core';
import { Export, Graph, Media, PanelStats, Th, Undo, VectorIcon, ZoomToFit } from '@blueprintjs/icons';
import type { NetworkAnswer } from '@trama/contract';
import { useSession } from '../../api/session.js';
import { useBanner } from '../../frame/marking-context.js';
import { useTheme } from '../../frame/theme.js';
import { useToasts } from '../../frame/toasts.js';
import { useFormat, useVocabulary, useWords } from '../../language/language.js';
import { MarkingTag } from '../../parts/marking-tag.js';
import type { ChartAddress } from './chart-address.js';
import type { Point } from './chart-layout.js';
import { chartSvg } from './chart-svg.js';
import { CHART_COLOURS } from './palette.js';
import { savePng, saveSvg } from './save-picture.js';
import type { ChartMoves } from './use-chart-moves.js';

export function NetworkHead({
  chart,
  answer,
  moves,
  places,
  onFit,
  isSideOpen,
  onSide,
}: {
  readonly chart: ChartAddress;
  readonly answer: NetworkAnswer;
  readonly moves: ChartMoves;
  readonly places: () => ReadonlyMap<string, Point>;
  readonly onFit: () => void;
  /** Legend, selection and what was cut stand beside the chart; where they are closed the head says what was cut. */
  readonly isSideOpen: boolean;
  readonly onSide: () => void;
}) {
  const t = useWords('network');
  const frame = useWords('frame');
  const cut = answer.notShown.reduce((sum, one) => sum + one.count, 0);
  const first = answer.nodes.find((node) => node.id === chart.centres[0]);
  const { sayError } = useToasts();
  const draw = useDrawing(chart, answer, places);
  const name = `trama-${(first?.label ?? 'network').replace(/[^\p{L}\p{N}]+/gu, '-').toLowerCase()}`;
  return (
    <header className="screen-head network-head">
      <h1 className="ellipsis">
        {t('title')}
        {first ? <span className="muted"> · {first.label}</span> : null}
      </h1>
      <MarkingTag marking={answer.marking} />
      {cut > 0 && !isSideOpen ? <span className="cut">{frame('notShown', { count: cut })}</span> : null}
      <span className="spring" />
      <Button
        icon={<PanelStats />}
        text={t('legend')}
        title={`${t('legend')} (g)`}
        aria-expanded={isSideOpen}
        active={isSideOpen}
        onClick={onSide}
      />
      <Button
        icon={<Undo />}
        text={t('undoExpand')}
        title={`${t('undoExpand')} (u)`}
        disabled={!moves.canUndo}
        onClick={moves.undo}
      />
      {chart.view === 'chart' ? (
        <Button icon={<ZoomToFit />} text={t('fit')} title={`${t('fit')} (f)`} onClick={onFit} />
      ) : null}
      <Button
        icon={chart.view === 'chart' ? <Th /> : <Graph />}
        text={t(chart.view === 'chart' ? 'showAsList' : 'showAsChart')}
        title={`${t(chart.view === 'chart' ? 'showAsList' : 'showAsChart')} (l)`}
        onClick={moves.toggleView}
      />
      <PopoverNext
        placement="bottom-end"
        animation="minimal"
        transitionDuration={0}
        content={
          <Menu>
            <MenuItem
              icon={<Media />}
              text={t('exportPng')}
              onClick={() => void savePng(draw(), name).catch(sayError)}
            />
            <MenuItem icon={<VectorIcon />} text={t('exportSvg')} onClick={() => saveSvg(draw().svg, name)} />
          </Menu>
        }
      >
        <Button icon={<Export />} text={t('export')} title={t('export')} />
      </PopoverNext>
    </header>
  );
}

/** The picture that leaves: with the marking of what it shows, its legend, and what was cut. */
function useDrawing(chart: ChartAddress, answer: NetworkAnswer, places: () => ReadonlyMap<string, Point>) {
  const t = useWords('network');
  const frame = useWords('frame');
  const v = useVocabulary();
  const format = useFormat();
  const session = useSession();
  const banner = useBanner();
  const { theme } = useTheme();
  return () => {
    const cut = answer.notShown.reduce((sum, one) => sum + one.count, 0);
    return chartSvg({
      answer,
      places: places(),
      centres: chart.centres,
      marking: banner?.text ?? answer.marking,
      colours: CHART_COLOURS[theme],
      words: {
        legend: t('legend'),
        confirmed: t('confirmed'),
        unconfirmed: t('unconfirmed'),
        notShown: cut > 0 ? frame('notShown', { count: cut }) : null,
        drawn: t('drawnAt', {
          at: format.instant(new Date().toISOString()),
          user: session.user,
          agency: session.agency,
        }),
        demonstration: session.demonstration ? frame('demonstration') : null,
        layer: (layer) => v('layer', layer),
        shape: (group) => t(`group_${group}`),
        tie: (property) => v('property', property),
      },
    });
  };
}
