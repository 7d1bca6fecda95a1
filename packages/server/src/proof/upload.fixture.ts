/** Files and fields as a browser sends them. */

export interface Upload {
  readonly payload: Buffer;
  readonly type: string;
}

export async function uploadOf(
  fields: Readonly<Record<string, string>>,
  files: Readonly<Record<string, string>>,
): Promise<Upload> {
  const form = new FormData();
  for (const [name, content] of Object.entries(files)) form.append('file', new Blob([content]), name);
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  const request = new Request('http://localhost/', { method: 'POST', body: form });
  return { payload: Buffer.from(await request.arrayBuffer()), type: request.headers.get('content-type') ?? '' };
}
