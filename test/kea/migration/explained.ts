/** Files whose way through the migration real Kea sees otherwise than we do, by directory and name, and why it stays so. */
export const EXPLAINED: Readonly<Record<string, string>> = {
  'rules/surprising-credential-path/bad-relative/kea-dhcp4.conf':
    'Kea looks for the file in its working directory, where a neutral host has none; what we name is a warning',
};

/** Servers of `fixtures/migrations` that real Kea does not start with the old files, with its words for what we name as well. */
export const NOT_STARTED: Readonly<Record<string, string>> = {
  'documentation-example kea-dhcp4.conf': 'restrict-commands',
};
