import { copyFileSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Kea } from './installed.ts';
import { must } from './process.ts';

/** `2.6.3` is 20603 to hook libraries: Kea refuses those that were built for another version. */
function hooksVersion(kea: Kea): number {
  const [major = 0, minor = 0, patch = 0] = kea.version.split('.').map(Number);
  return major * 10_000 + minor * 100 + patch;
}

const source = (version: number): string => `
int version(void) { return ${version}; }
int load(void *handle) { (void)handle; return 0; }
int unload(void) { return 0; }
int multi_threading_compatible(void) { return 1; }
`;

/**
 * A hook library that loads and does nothing, made with the machine's C compiler. It stands in for libraries that are not in
 * Debian's packages, RBAC above all. Made once per version.
 */
async function stubHook(kea: Kea): Promise<string> {
  const dir = join(kea.dir, 'stubs');
  const library = join(dir, 'stub.so');
  if (existsSync(library)) return library;
  mkdirSync(dir, { recursive: true });
  const work = mkdtempSync(join(dir, 'work-'));
  try {
    writeFileSync(join(work, 'stub.c'), source(hooksVersion(kea)));
    await must({ command: 'cc', args: ['-shared', '-fPIC', '-o', 'stub.so', 'stub.c'], cwd: work });
    renameSync(join(work, 'stub.so'), library);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return library;
}

/** Put a library that does nothing at `path`, under whatever name it has there. */
export async function placeStubHook(kea: Kea, path: string): Promise<void> {
  if (existsSync(path)) return;
  if (!basename(path).endsWith('.so')) throw new Error(`not the name of a hook library: ${path}`);
  copyFileSync(await stubHook(kea), path);
}
