// Before all tests: the validators of the keyword table, for the targets and for the oldest Kea that tests ask.

import { writeValidators } from '../scripts/validators.mjs';

export default async function setup(): Promise<void> {
  await writeValidators();
  await writeValidators(undefined, ['2.2.0']);
}
