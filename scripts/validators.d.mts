/** Writes compiled validators into a directory, for the targets or for these versions. */
export function writeValidators(directory?: string, versions?: readonly string[]): Promise<void>;
