// Short forms for the data files: one line per keyword.

import type { Keyword, Keywords, Life } from './types.ts';

type Extra = Partial<Omit<Keyword, 'type' | 'description'>>;

/** Largest unsigned numbers of 8, 16 and 32 bits. */
export const u8 = 255;
export const u16 = 65_535;
export const u32 = 4_294_967_295;

export const text = (description: string, extra: Extra = {}): Keyword => ({
  type: 'string',
  description,
  ...extra,
});

export const flag = (description: string, extra: Extra = {}): Keyword => ({
  type: 'boolean',
  description,
  ...extra,
});

/** An integer from 0 to 2³²−1 unless a range is given. */
export const integer = (description: string, extra: Extra = {}): Keyword => ({
  type: 'integer',
  range: [0, u32],
  description,
  ...extra,
});

/** A number of seconds. */
export const seconds = (description: string, extra: Extra = {}): Keyword =>
  integer(description, { unit: 'seconds', ...extra });

/** A number of seconds that is cut to 32 bits without a word. */
export const looseSeconds = (description: string, extra: Extra = {}): Keyword =>
  seconds(description, { loose: true, ...extra });

/** A floating point number. */
export const float = (description: string, extra: Extra = {}): Keyword => ({
  type: 'float',
  description,
  ...extra,
});

/** A map with keywords of its own. */
export const map = (name: string, description: string, extra: Extra = {}): Keyword => ({
  type: 'map',
  map: name,
  description,
  ...extra,
});

/** A list of maps with keywords of their own. */
export const listOf = (name: string, description: string, extra: Extra = {}): Keyword => ({
  type: 'list',
  items: { type: 'map', map: name },
  description,
  ...extra,
});

/** A list of strings. */
export const strings = (description: string, extra: Extra = {}): Keyword => ({
  type: 'list',
  items: { type: 'string' },
  description,
  ...extra,
});

/** The same keywords with another life, for a map that got them later. */
export function during(life: Life, keywords: Keywords): Keywords {
  return Object.fromEntries(Object.entries(keywords).map(([key, facts]) => [key, { ...facts, ...life }]));
}

/** What nearly every map takes since 1.4. */
export const notes: Keywords = {
  'user-context': {
    type: 'map',
    description:
      'Any JSON map of your own. Kea keeps it, hands it to hook libraries and shows it in config-get.',
  },
  comment: text('A remark. Kea stores it inside the user context of the map.'),
};
