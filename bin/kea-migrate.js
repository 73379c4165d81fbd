#!/usr/bin/env node
// CommonJS, as bin/package.json says: Node starts it without the machinery that loads ES modules.
const { keepCompiled } = require('./compiled.js');

keepCompiled();
const { main, nodeIo, nodeTerminal } = require('../dist/bin/main.js');

main(process.argv.slice(2), nodeIo, nodeTerminal).then((code) => {
  process.exitCode = code;
});
