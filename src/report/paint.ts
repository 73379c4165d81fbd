// Colour for terminals. Without colour every function gives its text back.

import type { Severity } from '../core/severity.ts';

type Brush = (text: string) => string;

/** What may be coloured, by meaning. */
export interface Paint {
  readonly heading: Brush;
  readonly strong: Brush;
  readonly faint: Brush;
  readonly place: Brush;
  readonly added: Brush;
  readonly removed: Brush;
  readonly hunk: Brush;
  readonly good: Brush;
  readonly bad: Brush;
  readonly loud: Brush;
  severity(severity: Severity): Brush;
}

const plain: Brush = (text) => text;

/** Select Graphic Rendition: `open` switches on, `close` puts back what it changed. */
function brush(open: string, close: string): Brush {
  return (text) => (text === '' ? '' : `\u001b[${open}m${text}\u001b[${close}m`);
}

const red = brush('31', '39');
const green = brush('32', '39');
const yellow = brush('33', '39');
const cyan = brush('36', '39');
const bold = brush('1', '22');
const dim = brush('2', '22');

const inColor: Paint = {
  heading: (text) => bold(text),
  strong: bold,
  faint: dim,
  place: bold,
  added: green,
  removed: red,
  hunk: cyan,
  good: green,
  bad: (text) => bold(red(text)),
  loud: (text) => bold(yellow(text)),
  severity: (severity) => (severity === 'error' ? red : severity === 'warning' ? yellow : cyan),
};

const colorless: Paint = {
  heading: plain,
  strong: plain,
  faint: plain,
  place: plain,
  added: plain,
  removed: plain,
  hunk: plain,
  good: plain,
  bad: plain,
  loud: plain,
  severity: () => plain,
};

/** Colours, or none. */
export function paint(color: boolean): Paint {
  return color ? inColor : colorless;
}

/** Text that a terminal opens an address for, by OSC 8; without links the text as it is. */
export function linked(text: string, url: string, links: boolean | undefined): string {
  return links === true ? `\u001b]8;;${url}\u001b\\${text}\u001b]8;;\u001b\\` : text;
}
