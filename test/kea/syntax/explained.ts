/** Where our document layer and Kea are known to differ, by the id of the case, and why it stays so. */
export const EXPLAINED: Readonly<Record<string, string>> = {
  'duplicates/inner-before-outer':
    'two errors: Kea notices a key to be there twice when its value is complete, we list errors by place',
  'duplicates/value-inner-error-before-map': 'the same: the error in the value comes first for Kea',
  'keys/duplicate-with-bad-value': 'the same: the type of the value comes first for Kea',
  'includes-places/duplicate-with-included-value':
    'Kea names the file of the value instead of the file of the key; line and column are the same',
};
