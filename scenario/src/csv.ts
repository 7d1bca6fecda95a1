/** One line of a table: fields with a comma, a quote or a line break are quoted. */
export function csvLine(fields: readonly (string | number)[]): string {
  return `${fields.map(field).join(',')}\n`;
}

function field(value: string | number): string {
  const text = String(value);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
