/**
 * The shape of a Spanish resource file: every key of the English one, and for each plural the
 * `_many` form that Spanish has and English has not (CLDR: 1 000 000 personas).
 */
export type Words<T extends Record<string, string>> = { readonly [K in keyof T]: string } & {
  readonly [K in keyof T as K extends `${infer Base}_other` ? `${Base}_many` : never]: string;
};

/** What a component asks for: plural endings are chosen from `count`. */
export type WordKey<T> = keyof T extends infer K
  ? K extends `${infer Base}_one` | `${infer Base}_other`
    ? Base
    : K extends string
      ? K
      : never
  : never;

export type WordValues = Readonly<Record<string, string | number>>;
