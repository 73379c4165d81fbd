// Definitions of options that became standard go, and their data is written as the standard has it.

import { refusedDefinitions } from '../../check/option-definitions.ts';
import { quote } from '../../core/quote.ts';
import { type Act, defineMigration, doChange } from '../migration.ts';
import { edit } from '../places.ts';

export default defineMigration({
  id: 'option-def-now-standard',
  title: 'leave standard options to Kea',
  why: 'Kea refuses definitions of options that it knows itself',
  source: 'src/lib/dhcp/std_option_defs.h; ChangeLog 2200, 2301',
  *changes({ installation, context }): Iterable<Act> {
    for (const section of installation.files.flatMap(({ sections }) => sections)) {
      for (const { definition, name, standard, moved } of refusedDefinitions(section, context.target)) {
        if (moved === undefined) continue;
        yield doChange(
          { kind: 'remove', ...edit(definition) },
          `take out the definition of ${quote(name)}, the standard option ${quote(standard.name)} since ${standard.since}`,
        );
        for (const one of moved) {
          if (one.name !== undefined)
            yield doChange(
              { kind: 'set', ...edit(one.name), value: standard.name },
              `name it ${quote(standard.name)} where it is used`,
            );
          if (one.data !== undefined)
            yield doChange(
              { kind: 'set', ...edit(one.data.place), value: one.data.text },
              'write the routes as Kea does since 2.5.5',
            );
        }
      }
    }
  },
});
