/**
 * Acts that need a purpose stated by whoever does them, kept in the audit as it was written: where
 * content leaves, is shown to somebody who does not work on it, or is gone for good. Without one they are refused.
 */
const PURPOSE_ACTS = ['audit.csv', 'audit.sample', 'audit.export', 'export.ftm', 'subjects.unmask'] as const;

export function needsPurpose(act: string): boolean {
  return (PURPOSE_ACTS as readonly string[]).includes(act);
}

/** What stands as the purpose of a command whose caller stated none: the act is done, and counted as such. */
export const NOT_STATED = 'not stated';
