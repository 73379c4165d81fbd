// The rules that speak for the keyword table. Each has its file in rules/; the walk that finds them is one for all.

export type SchemaRule =
  | 'unknown-keyword'
  | 'keyword-too-new'
  | 'keyword-removed'
  | 'wrong-type'
  | 'out-of-range'
  | 'not-one-of'
  | 'bad-format'
  | 'missing-keyword'
  | 'exclusive-keywords'
  | 'empty-map'
  /** A row of kea/upgrade: the row's own id is the rule. */
  | 'upgrade';
