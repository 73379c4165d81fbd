// The schemas that the package ships, by the name that `kea-migrate schema` takes.

import { type DaemonKind, daemons } from '../kea/daemons.ts';

export interface ShippedSchema {
  readonly title: string;
  readonly url: URL;
  /** The daemon whose file it describes: then there is a schema for each version as well. */
  readonly daemon?: DaemonKind;
}

const shipped = (name: string): URL => new URL(`../../schemas/${name}.schema.json`, import.meta.url);

const files = Object.values(daemons).map(({ kind, program, usualFile, title }): [string, ShippedSchema] => [
  program,
  { title: `${usualFile}, the ${title}`, url: shipped(program), daemon: kind },
]);

export const schemas: Readonly<Record<string, ShippedSchema>> = {
  ...Object.fromEntries(files.sort(([a], [b]) => (a < b ? -1 : 1))),
  explain: { title: 'what explain --format json prints', url: shipped('explain') },
  'kea-migrate': { title: 'kea-migrate.jsonc, the settings', url: shipped('kea-migrate') },
  report: { title: "this tool's JSON output", url: shipped('report') },
};
