/** Parts that patterns share. */

/** What is said of somebody between commas or in brackets before the words that matter: ", 45, of Reynosa". */
export const ASIDE = '("(" ~{1,6} ")" | "," PLAIN{1,9}){0,3}?' as const;
export const DE = '(de la? | de los | de las | del)' as const;
/** Asides that end before a verb: ", 45, of Reynosa,", ", the wife of Juan Ramos,". */
export const CLOSED =
  '("," | ("," (PLAIN{1,9} | PLAIN{1,4} (of | de | del) PLAIN{0,3}? PERSON)){1,4}? "," | "(" ~{1,6} ")" ","?)?' as const;
