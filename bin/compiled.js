// Compiling the program takes longer than checking an installation does. What V8 made of it is kept beside it, in
// dist/compiled/, and taken from there at the next start. That halves what a start takes beside Node's own; what Node offers
// from 22.8 on, module.enableCompileCache, takes a quarter off, as it keeps no functions that a run only called later.
//
// It is kept beside the program and nowhere else, because who can write there can change the program itself: in /tmp, where
// others keep such files, anybody could leave some for root.

const { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } = require('node:fs');
const { createRequire, Module } = require('node:module');
const { dirname, join, sep } = require('node:path');
const { constants, Script } = require('node:vm');
const { gunzipSync, gzipSync } = require('node:zlib');

const dist = join(__dirname, '../dist');

/**
 * Compiles the program's files as Node's own loader does, but from what was kept, and keeps what was not. To be called
 * before the program is loaded.
 *
 * Nothing is kept where the program belongs to somebody else, who could not remove it afterwards, nor where
 * NODE_DISABLE_COMPILE_CACHE asks for it, as it does of Node.
 */
exports.keepCompiled = () => {
  if (process.env.NODE_DISABLE_COMPILE_CACHE || statSync(dist).uid !== process.getuid?.()) return;
  const folder = join(dist, 'compiled', `${process.version}-${process.arch}`);
  const compileAsEver = Module.prototype._compile;
  const compiled = [];
  Module.prototype._compile = function (text, path, ...others) {
    if (!path.startsWith(dist + sep)) return compileAsEver.call(this, text, path, ...others);
    const file = join(folder, nameOf(path));
    const [start] = Module.wrapper;
    const script = new Script(Module.wrap(text), {
      filename: path,
      // Places in a stack trace are those of the file.
      columnOffset: -start.length,
      cachedData: kept(file),
      importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    });
    // V8 refuses what another version or other flags of it left there.
    if (script.cachedDataRejected !== false) compiled.push({ file, script });
    return script
      .runInThisContext()
      .call(this.exports, this.exports, createRequire(path), this, path, dirname(path));
  };
  process.once('exit', () => {
    // By now V8 has also compiled the functions that a check calls; a run without one would leave them out for good.
    if (!compiled.some(({ file }) => file.includes('validators'))) return;
    try {
      mkdirSync(folder, { recursive: true });
      for (const { file, script } of compiled) {
        // Whole or not at all: another process may be starting.
        const partly = `${file}.${process.pid}`;
        writeFileSync(partly, gzipSync(script.createCachedData(), { level: 0 }));
        renameSync(partly, file);
      }
    } catch {
      // A disk that is full or may not be written to: the next start compiles as this one did.
    }
  });
};

/** One name for each text that was ever at this path: V8 itself asks for no more than its length. */
function nameOf(path) {
  const { mtimeMs, size } = statSync(path);
  return `${path.slice(dist.length + 1).replaceAll(/[\\/]/g, '-')}-${size}-${Math.floor(mtimeMs)}`;
}

/** V8 dies of data that is damaged, so it is wrapped, not to be smaller, but for the checksum. */
function kept(file) {
  try {
    const bytes = readFileSync(file);
    return gunzipSync(bytes, { chunkSize: bytes.length });
  } catch {
    return undefined;
  }
}
