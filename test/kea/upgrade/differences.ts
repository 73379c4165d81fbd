// Where two accounts that servers give of their configurations differ.

/** One place, and the values there; undefined where there is none. */
export interface Difference {
  // Member names from the section on, with a star for each item of a list.
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** All differences, in the order of the names. A list that has grown differs in the items that it has more. */
export function differences(before: unknown, after: unknown, path = ''): readonly Difference[] {
  if (!isRecord(before) || !isRecord(after) || Array.isArray(before) !== Array.isArray(after))
    return Object.is(before, after) ? [] : [{ path, before, after }];
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return names.flatMap((name) => {
    const step = Array.isArray(before) ? '*' : name;
    return differences(before[name], after[name], path === '' ? step : `${path}/${step}`);
  });
}

/** The account of a Kea before 2.5.1, which tells outputs of loggers under their old name, with the new one. */
export function underNewNames(config: unknown): unknown {
  if (Array.isArray(config)) return config.map(underNewNames);
  if (!isRecord(config)) return config;
  const named = (key: string): string => (key === 'output_options' ? 'output-options' : key);
  return Object.fromEntries(Object.entries(config).map(([key, value]) => [named(key), underNewNames(value)]));
}

/** The values at a place, with a star for each item of a list; what is not there is left out. */
export function valuesAt(config: unknown, path: string): readonly unknown[] {
  const steps = path.split('/');
  const found = steps.reduce<readonly unknown[]>(
    (all, step) =>
      all
        .filter(isRecord)
        .flatMap((one) => (step === '*' ? Object.values(one) : one[step] === undefined ? [] : [one[step]])),
    [config],
  );
  return found;
}
