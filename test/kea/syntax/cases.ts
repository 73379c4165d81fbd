import type { SyntaxCase } from './case.ts';
import { comments } from './cases/comments.ts';
import { generated } from './cases/generated.ts';
import { includes } from './cases/includes.ts';
import { keys } from './cases/keys.ts';
import { numbers } from './cases/numbers.ts';
import { places } from './cases/places.ts';
import { strings } from './cases/strings.ts';
import { structure } from './cases/structure.ts';

export type { SyntaxCase } from './case.ts';
export { generated };

/** Documents made by hand, one or more for each rule of Kea's dialect. */
export const handmade: readonly SyntaxCase[] = [
  ...comments,
  ...strings,
  ...numbers,
  ...structure,
  ...keys,
  ...includes,
  ...places,
];

/** All documents: those made by hand and those made by rule. */
export const syntaxCases: readonly SyntaxCase[] = [...handmade, ...generated];
