/** The tables whose every row has its agency and marking. */
export const CONTENT: readonly string[] = [
  'file',
  'file_chunk',
  'report',
  'portion',
  'mention',
  'claim',
  'decision',
  'judgement',
  'class_assessment',
  're_marking',
  'release',
  'ledger_entry',
  'report_state',
  'claim_state',
];
