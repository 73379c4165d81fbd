// What the name of a file says before it is opened: live, a copy, a template, or nothing to do with Kea.

/** Directories that are never entered: they hold no configuration of the user's own. */
export function isLeftOutDirectory(name: string): boolean {
  return name === '.git' || name === 'node_modules' || name.startsWith('.kea-migrate');
}

const copies: readonly (readonly [RegExp, string])[] = [
  [/^#.+#$/, 'an editor’s autosave file'],
  [/^\.#/, 'an editor’s lock file'],
  [/~\d*$/, 'a backup (~)'],
  [/\.(?:bak|backup|old|save|saved|orig|prev)(?:[-_.]?\d+)?$/i, 'a backup ($)'],
  [/[-_](?:bak|backup|old|orig)(?=\.\w+$)/i, 'a backup ($)'],
  [/\.(?:sample|example|dist|default)$/i, 'a sample ($)'],
  [/[-_.](?:sample|example)(?=\.\w+$)/i, 'a sample ($)'],
  [/\.(?:dpkg-[\w-]+|ucf-[\w-]+)$/, 'left by dpkg ($)'],
  [/\.rpm(?:new|save|orig)$/, 'left by rpm ($)'],
  [/\.(?:rej|patch|diff)$/, 'left by a merge ($)'],
  [/\.sw[a-p]$/, 'an editor’s swap file'],
];

/** Endings of template languages; what stands before them tells whether the template is Kea's. */
const templateEnding = /\.(?:j2|jinja2?|erb|epp|in|pre|tmpl|template|tpl|mustache|ejs)$/i;

/**
 * Why a file is no live configuration by its name: `a backup (.bak)`. Undefined for every other name. The ending of a
 * template language is looked through: `kea-dhcp4.conf.old.j2` is a backup.
 */
export function copyReason(name: string): string | undefined {
  const bare = name.replace(templateEnding, '');
  for (const [pattern, reason] of copies) {
    const match = pattern.exec(bare) ?? pattern.exec(name);
    if (match !== null) return reason.replace('$', match[0]);
  }
  return undefined;
}

/** True for names that a configuration file has: `.conf`, `.json`, no ending, or one of a template language. */
export function isConfigurationName(name: string): boolean {
  const bare = name.replace(templateEnding, '');
  return bare !== name || /\.(?:conf|json|jsonc|cfg|config)$/i.test(bare) || !/[^.]\./.test(bare);
}

/** True for names that speak of Kea's daemons: `kea-dhcp4.conf`, `dhcpv6.json`, `kea.conf.j2`, `kea-dhcp4.KWG`. */
export function isKeaName(name: string): boolean {
  return /(?:^|[-_.])(?:kea(?:ctrl)?|dhcp(?:v?[46]|-ddns)|ctrl-agent|control-agent)(?:[-_.]|$)|^kea/i.test(
    name,
  );
}

/** True for names that Kea's packages give: an empty or broken file of such a name is worth a word. */
export function isUsualName(name: string): boolean {
  return /^kea-(?:dhcp4|dhcp6|dhcp-ddns|ctrl-agent|netconf)[\w.-]*\.(?:conf|json)$|^kea\.conf$/.test(name);
}

export function isTemplateName(name: string): boolean {
  return templateEnding.test(name);
}
