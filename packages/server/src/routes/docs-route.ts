/** GET /api/docs: the OpenAPI document to be read by people, from files of this machine alone. */
import { createReadStream } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';

const PACKAGE: string = dirname(fileURLToPath(import.meta.resolve('@scalar/fastify-api-reference')));
const SCRIPT: string = join(PACKAGE, 'js', 'standalone.js');

// The strict policy of all pages holds here too: no fonts, no proxy, no telemetry of another host.
const CONFIGURATION = {
  withDefaultFonts: false,
  telemetry: false,
  hideClientButton: true,
  showDeveloperTools: 'never',
};

export function registerDocs(app: FastifyInstance): void {
  app.get('/api/docs', { schema: { hide: true } }, (request, reply) => {
    const configuration = JSON.stringify(CONFIGURATION).replaceAll('"', '&quot;');
    return reply.type('text/html; charset=utf-8').send(`<!doctype html>
<html lang="${request.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Trama API</title>
</head>
<body>
<script id="api-reference" data-url="/api/openapi.json" data-configuration="${configuration}"></script>
<script src="/api/docs/scalar.js"></script>
</body>
</html>
`);
  });
  app.get('/api/docs/scalar.js', { schema: { hide: true } }, (_request, reply) =>
    reply
      .type('text/javascript; charset=utf-8')
      .header('Cache-Control', 'public, max-age=86400')
      .send(createReadStream(SCRIPT)),
  );
}
