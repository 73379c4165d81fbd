// Keywords of options, option definitions and client classes.

import { during, flag, integer, listOf, looseSeconds, notes, strings, text, u8, u16 } from './define.ts';
import { bootFields, lifetimes, preferredLifetimes } from './network.ts';
import type { KeywordMap, Keywords, KeywordTables } from './types.ts';

const optionData = (codes: number): KeywordMap => ({
  title: 'option data',
  keywords: {
    name: text('Name of the option.'),
    code: integer('Number of the option.', { range: [0, codes] }),
    space: text('Option space; without it the one of the server: dhcp4 or dhcp6.'),
    data: text('The value, comma-separated fields or hexadecimal digits.'),
    'csv-format': flag('Whether the value is written as fields (or as hexadecimal digits).', {
      default: true,
    }),
    'always-send': flag('Whether the option is sent to clients that did not ask.', { default: false }),
    'never-send': flag('Whether the option is withheld, also from other levels.', {
      default: false,
      since: '2.3.6',
    }),
    'client-classes': strings('Classes whose clients get it.', { since: '2.7.4' }),
    ...notes,
  },
});

const optionDef = (codes: number): KeywordMap => ({
  title: 'an option definition',
  required: [{ key: 'name' }, { key: 'code' }, { key: 'type' }],
  keywords: {
    name: text('Name of the option.'),
    code: integer('Number of the option.', { range: [0, codes] }),
    type: text('Type of the value: uint8, ipv4-address, string, record and others.'),
    'record-types': text('With type record: the types of its fields, comma-separated.'),
    space: text('Option space; without it the one of the server.'),
    encapsulate: text('Option space of the options inside.'),
    array: flag('Whether the value is a list.', { default: false }),
    ...notes,
  },
});

const common: Keywords = {
  name: text('Name of the class.'),
  test: text('Expression that decides who belongs to the class.'),
  'template-test': text('Expression whose value names classes made on the fly.', { since: '2.3.2' }),
  'only-if-required': flag('Old name of `only-in-additional-list`.', {
    deprecated: '2.7.4',
    replacement: 'only-in-additional-list',
    default: false,
  }),
  'only-in-additional-list': flag(
    'Whether the class is evaluated only where a list of additional classes names it.',
    {
      since: '2.7.4',
      default: false,
    },
  ),
  'option-data': listOf('option-data', 'Options for clients of the class.'),
  ...notes,
};

const classRules = {
  title: 'a client class',
  notEmpty: true,
  required: [{ key: 'name' }],
  exclusive: [
    { keys: ['only-if-required', 'only-in-additional-list'], since: '2.7.4' },
    { keys: ['test', 'template-test'], since: '2.3.2' },
  ],
} as const;

/** Options and classes of a DHCPv4 server. */
export const classMaps4: KeywordTables = {
  'option-data': optionData(u8),
  'option-def': optionDef(u8),
  'client-class': {
    ...classRules,
    keywords: {
      ...common,
      'option-def': listOf('option-def', 'Definitions of options that differ for this class.'),
      ...bootFields,
      ...during({ since: '1.9.5' }, lifetimes),
      'offer-lifetime': looseSeconds('How long an offered address is held.', {
        since: '2.3.6',
      }),
    },
  },
};

/** Options and classes of a DHCPv6 server. */
export const classMaps6: KeywordTables = {
  'option-data': optionData(u16),
  'option-def': optionDef(u16),
  'client-class': {
    ...classRules,
    keywords: { ...common, ...during({ since: '1.9.11' }, { ...lifetimes, ...preferredLifetimes }) },
  },
};
