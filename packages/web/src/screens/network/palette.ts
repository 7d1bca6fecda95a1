/** Colours of a chart, drawn on canvas and in exported pictures: the layer is also always named in words. */
import type { Layer } from '@trama/model';
import type { Theme } from '../../language/preference.js';

export interface ChartColours {
  readonly background: string;
  readonly text: string;
  readonly muted: string;
  readonly node: string;
  readonly nodeLine: string;
  readonly centre: string;
  readonly selected: string;
  readonly layers: Readonly<Record<Layer, string>>;
}

export const CHART_COLOURS: Readonly<Record<Theme, ChartColours>> = {
  light: {
    background: '#ffffff',
    text: '#1c2127',
    muted: '#5f6b7c',
    node: '#edeff2',
    nodeLine: '#5f6b7c',
    centre: '#c5cbd3',
    selected: '#2d72d2',
    layers: {
      command: '#184a90',
      kin: '#238551',
      meeting: '#946638',
      call: '#007067',
      money: '#8eb125',
      'co-offending': '#cd4246',
      territory: '#866103',
      association: '#9d3f9d',
      other: '#738091',
    },
  },
  dark: {
    background: '#1c2127',
    text: '#f6f7f9',
    muted: '#abb3bf',
    node: '#2f343c',
    nodeLine: '#abb3bf',
    centre: '#5f6b7c',
    selected: '#8abbff',
    layers: {
      command: '#8abbff',
      kin: '#72ca9b',
      meeting: '#d0b090',
      call: '#7ae1d8',
      money: '#d4f17e',
      'co-offending': '#fa999c',
      territory: '#fbd065',
      association: '#d69fd6',
      other: '#8f99a8',
    },
  },
};
