// The schemas that the package ships, by the name that `kea-migrate schema` takes.

export interface ShippedSchema {
  readonly title: string;
  readonly url: URL;
}

const shipped = (name: string): URL => new URL(`../../schemas/${name}.schema.json`, import.meta.url);

export const schemas: Readonly<Record<string, ShippedSchema>> = {
  'kea-migrate': { title: 'kea-migrate.jsonc, the settings', url: shipped('kea-migrate') },
  report: { title: "this tool's JSON output", url: shipped('report') },
};
