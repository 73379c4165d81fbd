// keactrl.conf no longer starts the agent.

import { defineMigration, doChange } from '../migration.ts';

export default defineMigration({
  id: 'keactrl-agent',
  title: 'keep keactrl from starting the agent',
  why: 'keactrl knows no Control Agent since 3.1.8, and before it would take the port that a server now has',
  source: 'src/bin/keactrl/keactrl.in',
  *changes({ installation: { keactrl }, agent }) {
    if (keactrl === undefined || agent !== 'replace') return;
    // The last assignment of a name counts. The other variables of the agent stay: keactrl of 3.0 wants them set.
    const last = keactrl.assignments.findLast(({ name }) => name === 'ctrl_agent');
    if (last === undefined || last.value.toLowerCase() !== 'yes') return;
    yield doChange(
      { kind: 'assign', file: keactrl.path, variable: 'ctrl_agent', value: 'no' },
      'do not start the agent',
    );
  },
});
