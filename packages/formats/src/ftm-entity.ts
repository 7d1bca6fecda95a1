/** A FollowTheMoney entity, as its tools write them: one JSON object a line. */
export interface FtmEntity {
  readonly id: string;
  readonly schema: string;
  readonly referents?: readonly string[];
  readonly properties: Readonly<Record<string, readonly string[]>>;
}

/** One line an entity, each ended by a line feed. */
export function* writeFtm(entities: Iterable<FtmEntity>): Iterable<string> {
  for (const entity of entities) yield `${JSON.stringify(entity)}\n`;
}
