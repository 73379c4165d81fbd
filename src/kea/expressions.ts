// The words of Kea's expression language, with the version that brought each. Facts only; the grammar is in expression/.
// Sources: src/lib/eval/lexer.ll and parser.yy, ChangeLog 1895, 2007, 2181, 2253, 2272; the manual, "Client Classification".

/** Which packets an expression looks at. */
export type Universe = 'dhcp4' | 'dhcp6';

/** What an expression must yield: a client class asks a question, an identifier or option is made from bytes. */
export type Yield = 'bool' | 'string';

/** A word of the language. Absent `since`: older than anything we speak of. */
export interface ExpressionWord {
  readonly since?: string;
}

/** What an argument of a function may be. `start`: an integer; `length`: an integer or `all`; `text`: a constant in quotes. */
export type Argument = 'string' | 'bool' | 'start' | 'length' | 'text';

/** A function that yields bytes; all of its arguments are due. */
export interface ExpressionFunction extends ExpressionWord {
  readonly takes: readonly Argument[];
}

const one: readonly Argument[] = ['string'];

/** Functions that yield bytes. */
export const stringFunctions: Readonly<Record<string, ExpressionFunction>> = {
  substring: { takes: ['string', 'start', 'length'] },
  split: { takes: ['string', 'string', 'start'], since: '2.1.5' },
  concat: { takes: ['string', 'string'] },
  ifelse: { takes: ['bool', 'string', 'string'] },
  // Undocumented: the older way, which works out both branches.
  sifelse: { takes: ['bool', 'string', 'string'], since: '2.7.2' },
  hexstring: { takes: ['string', 'string'] },
  addrtotext: { takes: one, since: '1.9.8' },
  int8totext: { takes: one, since: '1.9.8' },
  int16totext: { takes: one, since: '1.9.8' },
  int32totext: { takes: one, since: '1.9.8' },
  uint8totext: { takes: one, since: '1.9.8' },
  uint16totext: { takes: one, since: '1.9.8' },
  uint32totext: { takes: one, since: '1.9.8' },
  lcase: { takes: one, since: '2.5.2' },
  ucase: { takes: one, since: '2.5.2' },
};

/** Functions that answer a question. */
export const boolFunctions: Readonly<Record<string, ExpressionFunction>> = {
  member: { takes: ['text'] },
  match: { takes: ['text', 'string'], since: '2.7.0' },
};

/** Words between two questions; the strict ones are undocumented and always look at both sides. */
export const junctions: Readonly<Record<string, ExpressionWord & { readonly binds: 'and' | 'or' }>> = {
  and: { binds: 'and' },
  sand: { binds: 'and', since: '2.7.2' },
  or: { binds: 'or' },
  sor: { binds: 'or', since: '2.7.2' },
};

/** Words that stand behind a dot, by what stands before it. */
export const packetFields: Readonly<Record<'pkt' | 'pkt4' | 'pkt6' | 'relay6', readonly string[]>> = {
  pkt: ['iface', 'src', 'dst', 'len'],
  pkt4: ['mac', 'hlen', 'htype', 'ciaddr', 'giaddr', 'yiaddr', 'siaddr', 'msgtype', 'transid'],
  pkt6: ['msgtype', 'transid'],
  relay6: ['peeraddr', 'linkaddr'],
};

/** Every other word of the language. */
export const otherWords: readonly string[] = [
  'not',
  'option',
  'relay4',
  'relay6',
  'pkt',
  'pkt4',
  'pkt6',
  'vendor',
  'vendor-class',
  'enterprise',
  'data',
  'text',
  'hex',
  'exists',
  'all',
];

/** Every sign of the language. */
export const signs: readonly string[] = ['==', '(', ')', '[', ']', '.', ',', '+', '*'];

/** Numbers that Kea takes in an expression, both ends included. */
export const expressionRanges = {
  option: { dhcp4: [0, 255], dhcp6: [0, 65_535] },
  enterprise: [0, 4_294_967_295],
  integer: [0, 4_294_967_295],
  /** The number of a data chunk in `vendor-class[…].data[…]`. */
  chunk: [0, 255],
  /** Relays counted from the server, or with a minus from the client. */
  nest: [-32, 31],
} as const;

/** First version in which `option[1].option[2].option[3]` may go deeper than one sub-option. */
export const deepSubOptions = '3.3.0';
