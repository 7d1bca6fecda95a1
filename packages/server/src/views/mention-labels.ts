/** What to call a mention: as its own report names it, else as the reader's world knows its subject. */
import type { MentionRef } from '@trama/contract';
import { type MentionId, NAME_PROPERTIES, type Schema } from '@trama/model';
import type { World } from '@trama/project';
import { type ClaimRow, type MentionRow, mentionsByIds, reportClaims, type Tx } from '@trama/store';

const CLAIMS_LOOKED_AT = 5000;

export class MentionLabels {
  readonly #world: World;
  readonly #names = new Map<MentionId, string>();
  readonly #schemata = new Map<MentionId, Schema>();

  constructor(world: World) {
    this.#world = world;
  }

  /** Takes names from these claims: the first `name` of a mention, else its first other name. */
  learnNames(claims: readonly ClaimRow[]): void {
    const wide = new Map<MentionId, string>();
    for (const { about, property, value, state } of claims) {
      if (value === null || state === 'rejected' || !NAME_PROPERTIES.has(property)) continue;
      const names = property === 'name' ? this.#names : wide;
      if (!names.has(about)) names.set(about, value);
    }
    for (const [about, name] of wide) if (!this.#names.has(about)) this.#names.set(about, name);
  }

  learnMentions(mentions: readonly Pick<MentionRow, 'id' | 'schema'>[]): void {
    for (const { id, schema } of mentions) this.#schemata.set(id, schema);
  }

  /** Looks up in their reports what these claims speak of and the world does not hold (drafts). */
  async learnMissing(tx: Tx, claims: readonly ClaimRow[]): Promise<void> {
    const unknown = claims
      .flatMap(({ about, target }) => (target === null ? [about] : [about, target]))
      .filter((id) => !this.#schemata.has(id) && this.#world.subjectOf(id) === null);
    const found = await mentionsByIds(tx, [...new Set(unknown)]);
    this.learnMentions(found);
    const unnamed = found.filter(({ id }) => !this.#names.has(id));
    for (const report of new Set(unnamed.map((mention) => mention.report))) {
      this.learnNames(await reportClaims(tx, report, { limit: CLAIMS_LOOKED_AT }));
    }
  }

  ref(id: MentionId): MentionRef {
    const subjectId = this.#world.subjectOf(id);
    const index = subjectId === null ? null : this.#world.resolve(subjectId);
    const subject = index === null ? null : this.#world.ref(index);
    return {
      id,
      schema: this.#schemata.get(id) ?? subject?.schema ?? 'Thing',
      label: this.#names.get(id) ?? subject?.label ?? '',
      subject,
    };
  }
}
